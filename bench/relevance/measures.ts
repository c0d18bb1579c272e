export interface Figures {
  /** Gain 2^grade - 1, ideal over all that was judged. */
  ndcg: number
  /** Something that answers (grade 2 or 3) stands first. */
  success: number
  /** Of the items of grade 1 and more, those among the first 50. */
  recall: number
}

export function measureOne(keys: readonly string[], grades: Readonly<Record<string, number>>): Figures {
  const found = keys.map((key) => grades[key] ?? 0)
  const judged = Object.values(grades).toSorted((a, b) => b - a)
  return {
    ndcg: gainOf(found) / gainOf(judged),
    success: (found[0] ?? 0) >= 2 ? 1 : 0,
    recall:
      found.slice(0, 50).filter((grade) => grade > 0).length / judged.filter((grade) => grade > 0).length,
  }
}

export function meanOf(figures: readonly Figures[]): Figures {
  const mean = (of: (one: Figures) => number) =>
    figures.reduce((total, one) => total + of(one), 0) / Math.max(1, figures.length)
  return {
    ndcg: mean(({ ndcg }) => ndcg),
    success: mean(({ success }) => success),
    recall: mean(({ recall }) => recall),
  }
}

function gainOf(grades: readonly number[]): number {
  return grades.slice(0, 10).reduce((gain, grade, at) => gain + (2 ** grade - 1) / Math.log2(at + 2), 0)
}
