import { folders, packs } from '../generated/compiled.js'

/** The tags of the languages that there is a folder for, in alphabetical order. */
export const languageTags = (): readonly string[] => folders

/** Those of the languages that there is a full pack for. */
export const packedTags = (): readonly string[] => packs
