import type { Ids } from '../text/phrases.js'
import { BUILT_IN, type CompiledRule } from './compile.js'
import type { Element } from './syntax.js'

/** What a node of a program does. */
export const OP = { endLeft: 0, endRight: 1, start: 2, gap: 3, word: 4, class: 5, builtIn: 6, slot: 7, group: 8 } as const

/** Numbers that a node takes: what it does, its operand, the node behind it, whether it may be absent. */
export const NODE = 4

/** The classes that stand in no lexicon, in the order of their operands. */
export const BUILT_INS: readonly string[] = [...BUILT_IN]

/**
 * Facts of a sentence that rules ask for before they are tried: the classes, slots and words that it has, as bits. Different words may share a bit:
 * a bit that is not set says surely that something is absent.
 */
export const FACTS = 256
const SLOT_FACTS = 96
const WORD_FACTS = 112
export const classFact = (cls: number): number => cls % SLOT_FACTS
export const slotFact = (slot: number): number => SLOT_FACTS + (slot % (WORD_FACTS - SLOT_FACTS))
export const wordFact = (word: number): number => WORD_FACTS + (word % (FACTS - WORD_FACTS))

/**
 * The rules of a language as the matcher runs them: a graph of nodes that is walked leftwards from the anchor, then rightwards. Numbers of words are
 * those of the language's phrase table.
 */
export interface Programs {
  /** Names of the slots, by number. */
  readonly slots: readonly string[]
  readonly nodes: Ids
  /** Operands that are lists: of a word its forms (how many, then each with its length before it), of a group the first nodes of its alternatives. */
  readonly lists: Ids
  /** For each rule: its first node leftwards, its first node rightwards, where its needs start. */
  readonly rules: Ids
  /** For each rule the facts without which it can't match: how many sets, then each set with its length before it; one fact of each set is needed. */
  readonly needs: Ids
  /** Class → where its rules start in `anchored`; behind the classes the words through which rules are found. */
  readonly anchorFrom: Ids
  readonly anchored: Ids
}
export const RULE = 3

const ids = (numbers: readonly number[]): Ids => (numbers.every((number) => number < 65536) ? Uint16Array.from(numbers) : Uint32Array.from(numbers))

/**
 * @param wordOf number of a folded word, of a trigger class
 * @param anchorWords the words through which rules are found, in the order of their numbers
 */
export const programsOf = (
  rules: readonly CompiledRule[],
  wordOf: (word: string) => number,
  classes: readonly string[],
  anchorWords: readonly string[],
): Programs => {
  const slots: string[] = []
  const nodes: number[] = [OP.endLeft, 0, 0, 0, OP.endRight, 0, 0, 0]
  const lists: number[] = []
  const heads: number[] = []
  const needs: number[] = []
  const classOf = new Map(classes.map((name, k) => [name, k]))
  /** A class that no entry has matches nowhere. */
  const numberOfClass = (name: string): number => classOf.get(name) ?? classes.length
  const slotOf = (name: string): number => {
    const known = slots.indexOf(name)
    return known >= 0 ? known : slots.push(name) - 1
  }
  const put = (op: number, operand: number, next: number, optional: boolean): number => {
    nodes.push(op, operand, next, optional ? 1 : 0)
    return nodes.length / NODE - 1
  }
  const listed = (...numbers: number[]): number => {
    lists.push(...numbers)
    return lists.length - numbers.length
  }
  const nodeOf = (element: Element, next: number, right: boolean): number => {
    switch (element.kind) {
      case 'start':
        return put(OP.start, 0, next, false)
      case 'gap':
        return put(OP.gap, element.most, next, false)
      case 'word':
        return put(
          OP.word,
          listed(element.forms.length, ...element.forms.flatMap((form) => [form.length, ...form.map(wordOf)])),
          next,
          element.optional,
        )
      case 'class':
        return BUILT_IN.has(element.name)
          ? put(OP.builtIn, BUILT_INS.indexOf(element.name), next, element.optional)
          : put(OP.class, numberOfClass(element.name), next, element.optional)
      case 'slot':
        return put(OP.slot, slotOf(element.name), next, element.optional)
      case 'group':
        return put(OP.group, listed(element.of.length, ...element.of.map((sequence) => chain(sequence, next, right))), next, element.optional)
    }
  }
  /** The first node of a sequence that is walked in a direction. */
  const chain = (elements: readonly Element[], end: number, right: boolean): number =>
    (right ? elements.toReversed() : elements).reduce((next, element) => nodeOf(element, next, right), end)

  /** Sets of facts of which one each is needed. */
  const needsOf = (elements: readonly Element[]): number[][] =>
    elements.flatMap((element): number[][] => {
      if (element.optional) return []
      switch (element.kind) {
        case 'class':
          return BUILT_IN.has(element.name) ? [] : [[classFact(numberOfClass(element.name))]]
        case 'slot':
          return [[slotFact(slotOf(element.name))]]
        case 'word':
          return [[...new Set(element.forms.map((form) => wordFact(wordOf(form[0] as string))))]]
        case 'group': {
          const each = element.of.map((sequence) => needsOf(sequence)[0])
          return each.includes(undefined) ? [] : [[...new Set(each.flatMap((set) => set ?? []))]]
        }
        default:
          return []
      }
    })

  for (const { elements, anchor } of rules) {
    const sets = needsOf(elements).filter((set) => set.length < MOST_NEEDED)
    heads.push(chain(elements.slice(0, anchor), 0, false), chain(elements.slice(anchor), 1, true), needs.length)
    needs.push(sets.length, ...sets.flatMap((set) => [set.length, ...set]))
  }
  const keys = [...classes.map((name) => `class:${name}`), ...anchorWords.map((name) => `word:${name}`)]
  const anchorFrom: number[] = []
  const anchored: number[] = []
  const byKey = new Map<string, number[]>()
  rules.forEach((rule, k) => {
    for (const { kind, name } of rule.anchors) {
      const list = byKey.get(`${kind}:${name}`) ?? []
      list.push(k)
      byKey.set(`${kind}:${name}`, list)
    }
  })
  for (const key of keys) {
    anchorFrom.push(anchored.length)
    anchored.push(...(byKey.get(key) ?? []))
  }
  anchorFrom.push(anchored.length)
  return { slots, nodes: ids(nodes), lists: ids(lists), rules: ids(heads), needs: ids(needs), anchorFrom: ids(anchorFrom), anchored: ids(anchored) }
}

/** Facts in a set beyond which asking for them costs more than it saves. */
const MOST_NEEDED = 24
