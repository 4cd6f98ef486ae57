const { serve } = require('../server/serve')

serve()
