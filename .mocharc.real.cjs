module.exports = {
    spec: [".build/test/real/**/*.test.js"],
    "node-option": ["enable-source-maps"],
    timeout: 60_000,
    "forbid-only": true,
    "forbid-pending": Boolean(process.env.CI),
};
