/** Stands for style sheets and pictures: a test of the source sees markup, not looks. */
export default ''
