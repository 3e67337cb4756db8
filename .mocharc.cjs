const { existsSync } = require("node:fs");

/** A team that works on AWS alone may have deleted the local cloud; stories need something to be told on. */
const hasLocalCloud = existsSync("automation/local-cloud/package.json");
if (!hasLocalCloud) {
    console.error(
        "test/e2e is left out: there is no local cloud (automation/local-cloud/) that it could run on.",
    );
}

module.exports = {
    spec: [
        ".build/test/**/*.test.js",
        ...(hasLocalCloud ? [".build/automation/local-cloud/test/**/*.test.js"] : []),
    ],
    // What runs against real servers is for `npm run test:real`.
    ignore: [".build/test/real/**", ...(hasLocalCloud ? [] : [".build/test/e2e/**"])],
    require: [".build/test/support/globalSetup.js"],
    "node-option": ["enable-source-maps"],
    // Most tests wait for an engine, a cloud or git: two files at a time take a good deal less than one after the other.
    parallel: true,
    jobs: 2,
    timeout: 60_000,
    "forbid-only": true,
    // A test that cannot run on some machine says why; where everything is there to run it, it must.
    "forbid-pending": Boolean(process.env.CI),
};
