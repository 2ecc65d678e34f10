// A thread that some texts end: by an error, by leaving, by never ending, by filling its memory. Of others it reads nothing.
export default reports =>
  reports.map(report => {
    if (report.text.includes('THROWS')) throw new Error('thrown')
    if (report.text.includes('LEAVES')) process.exit(3)
    if (report.text.includes('HANGS')) for (;;);
    if (report.text.includes('FILLS')) for (const hoard = []; ; ) hoard.push([hoard.length])
    return { report, statements: [], events: [], positions: [], instruments: [] }
  })
