import { en } from '../en/index.ts'
export const cs = en
