/** Parts of the day by their place in the list of the calendars. */
export const MORNING = 1
export const MIDDAY = 2
export const AFTERNOON = 3
export const EVENING = 4
/** "La nuit dernière" began the day before. */
export const NIGHT = 5
