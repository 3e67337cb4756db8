module.exports = {
    spec: [".build/test/**/*.test.js"],
    // What runs against real servers is for `npm run test:real`.
    ignore: [".build/test/real/**"],
    require: [".build/test/globalSetup.js"],
    "node-option": ["enable-source-maps"],
    timeout: 60_000,
    "forbid-only": true,
    // A test that cannot run on some machine says why; where everything is there to run it, it must.
    "forbid-pending": Boolean(process.env.CI),
};
