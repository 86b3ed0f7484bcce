// Scrolls through the page, then gives the first contentful paint and the sum of layout shifts.
async () => {
  let shift = 0
  const note = (list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) shift += entry.value
  }
  const shifts = new PerformanceObserver(note)
  shifts.observe({ type: 'layout-shift', buffered: true })
  const rest = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50)))
  await document.fonts.ready
  for (let y = 0; y < document.body.scrollHeight; y += innerHeight) {
    scrollTo({ top: y, behavior: 'instant' })
    await rest()
  }
  const painted = performance.getEntriesByName('first-contentful-paint')[0].startTime
  return { painted, shift }
}
