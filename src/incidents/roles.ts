import { ORGANISATION_ROLES } from '../vocabulary.js'
import type { Entity } from './entities.js'
import type { Story } from './story.js'

/** The part that an organisation plays beside a victim. */
export type Role = (typeof ORGANISATION_ROLES)[number]

/** Mentions of a body that are looked at: each says the same. */
const MOST_ASKED = 30

/** The part that a body usually plays: what it is known for, else what its head says; null where neither tells. */
export const ownRole = (story: Story, entity: Entity): Role | null => {
  for (const mention of entity.mentions.slice(0, MOST_ASKED)) {
    for (let at = mention.first; at < mention.last; at++) {
      for (const hit of story.scan.hits.startingAt(at)) {
        if (
          (hit.lexeme.layer === 'organisation' && hit.first === mention.first && hit.last === mention.last) ||
          (hit.lexeme.layer === 'head' && hit.last <= mention.last)
        ) {
          const role = hit.lexeme.value.role
          if (typeof role === 'string' && (ORGANISATION_ROLES as readonly string[]).includes(role)) return role as Role
        }
      }
    }
  }
  return null
}
