import { render } from 'preact'

render(<main>Traces</main>, document.body)
