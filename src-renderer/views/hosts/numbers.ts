/** Numbers as administrators type them. What cannot be read is told apart here, because a call would carry it as nothing. */
import { gigabyte } from '../../../src-main/contract/limits/bytes.ts'

/** @param text Digits with an optional sign; undefined for anything else. */
export function wholeNumber(text: string): number | undefined {
  const digits = text.trim().replace('\u2212', '-')
  const value = /^[+-]?\d+$/.test(digits) ? Number(digits) : NaN
  return Number.isSafeInteger(value) ? value : undefined
}

/** @param text Gigabytes, with a point or a comma before a broken part; undefined for anything else. */
export function bytesOfGigabytes(text: string): number | undefined {
  const number = text.trim().replace(',', '.')
  const value = /^\d+(\.\d+)?$/.test(number) ? Math.round(Number(number) * gigabyte) : NaN
  return Number.isSafeInteger(value) ? value : undefined
}

/** @param sizeBytes A size, written so that `bytesOfGigabytes` reads it back to the hundredth. */
export function gigabytesOf(sizeBytes: number): string {
  return String(Math.round((sizeBytes / gigabyte) * 100) / 100)
}

/** Names between commas, without empty ones. */
export function listOf(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
}

/** The first drive letter from D on that no volume has; empty when all are taken. */
export function freeLetter(volumes: readonly { readonly letter: string }[]): string {
  const taken = new Set(volumes.map((volume) => volume.letter))
  return [...'DEFGHIJKLMNOPQRSTUVWXYZ'].find((letter) => !taken.has(letter)) ?? ''
}

/** The first word that cannot be the name of a processor's feature. */
export function badFeature(features: readonly string[]): string | undefined {
  return features.find((feature) => !/^[A-Za-z0-9._-]{1,32}$/.test(feature))
}
