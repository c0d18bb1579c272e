/**
 * 2004년 05월 28일 01:31:15, 2026年3月5日 下午2:30 → the same in figures, for the readers of days and hours. Korean hours
 * are Korea's: the two portals that write so (as feedparser found) never name a zone.
 */
export function inFigures(text: string): string {
  if (!/[\u4e00-\u9fff\uac00-\ud7a3]/.test(text)) return text
  const figures = text
    .replace(/(\d)[년年] ?(\d{1,2})[월月] ?(\d{1,2})[일日] ?/, '$1-$2-$3 ')
    .replace(/(오전|오후|上午|下午|午前|午後) ?(\d{1,2}:\d{2}(?::\d{2})?)/, (_, half, time) =>
      /오전|上午|午前/.test(half) ? `${time} AM` : `${time} PM`,
    )
    .trim()
  return /[\uac00-\ud7a3]/.test(text) && /\d:\d\d(?: [AP]M)?$/.test(figures) ? `${figures} +0900` : figures
}
