const all = require("./.mocharc.cjs");

// What needs no Pulumi engine and lets no processes race, by where it is and how it is named.
module.exports = {
    ...all,
    ignore: [
        ...all.ignore,
        ".build/test/{e2e,chaos}/**",
        ".build/**/{,*.}engine.test.js",
        ".build/**/*.races.test.js",
    ],
    // Only the engine has to be found or installed first.
    require: [],
};
