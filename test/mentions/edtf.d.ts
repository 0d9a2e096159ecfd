/** The parts of the package that the tests use; it comes without types. */
declare module 'edtf' {
  const edtf: (text: string) => unknown
  export default edtf
}
