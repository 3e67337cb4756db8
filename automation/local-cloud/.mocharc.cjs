const built = "../../.build/automation/local-cloud/test";

module.exports = {
    spec: [`${built}/**/*.test.js`],
    "node-option": ["enable-source-maps"],
    parallel: true,
    jobs: 2,
    timeout: 60_000,
    "forbid-only": true,
    "forbid-pending": Boolean(process.env.CI),
};
