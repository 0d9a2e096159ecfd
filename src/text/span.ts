/** A stretch of the source text: UTF-16 offsets, end exclusive. The source is never rewritten; everything found is a span of it. */
export interface Span {
  readonly start: number
  readonly end: number
}

export const length = (span: Span): number => span.end - span.start
export const contains = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end
export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end
export const textOf = (source: string, span: Span): string => source.slice(span.start, span.end)
