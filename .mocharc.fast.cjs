const fast = { ...require("./.mocharc.cjs") };

// What needs no Pulumi engine and lets no processes race, by where it is and how it is named.
fast.ignore = [
    ...fast.ignore,
    ".build/test/{e2e,chaos}/**",
    ".build/**/{,*.}engine.test.js",
    ".build/**/*.races.test.js",
];
// Nothing has to be found or installed first.
delete fast.require;

module.exports = fast;
