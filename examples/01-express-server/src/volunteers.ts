import { getLogger } from '@voluntarily/observability'
import { Router } from 'express'

const names = new Map([
  ['7', 'Aroha'],
  ['8', 'Sione'],
  ['9', 'Mele'],
])

/** `/:volunteerId`, and below it a router of its own. */
export function volunteers(): Router {
  const router = Router()
  router.use('/:volunteerId/hours', hours())

  router.get('/:volunteerId', (req, res) => {
    const name = names.get(req.params.volunteerId)
    getLogger().debug(
      { volunteerId: req.params.volunteerId, found: name !== undefined },
      'looked up a volunteer',
    )
    if (name) res.json({ id: req.params.volunteerId, name })
    else res.status(404).json({ error: 'no such volunteer' })
  })

  return router
}

function hours(): Router {
  const router = Router({ mergeParams: true })
  router.get('/:month', (req, res) => {
    res.json({ month: req.params.month, hours: 41 })
  })
  return router
}
