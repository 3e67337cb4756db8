/**
 * The run of a CI system that this process is part of, as a link if the system gives one; undefined outside of CI.
 * Variables: https://docs.github.com/actions/reference/variables-reference, GitLab's "Predefined CI/CD variables",
 * Jenkins's and Buildkite's "Environment variables", Azure's "Predefined variables".
 */
export function ciRun(env: NodeJS.ProcessEnv): string | undefined {
    const of = (name: string): string | undefined => (env[name] === "" ? undefined : env[name]);
    const github = of("GITHUB_RUN_ID");
    if (github !== undefined) {
        const server = of("GITHUB_SERVER_URL") ?? "https://github.com";
        const repository = of("GITHUB_REPOSITORY");
        return repository === undefined
            ? `GitHub run ${github}`
            : `${server}/${repository}/actions/runs/${github}`;
    }
    const link =
        of("CI_JOB_URL") ?? of("CI_PIPELINE_URL") ?? of("BUILDKITE_BUILD_URL") ?? of("CIRCLE_BUILD_URL");
    if (link !== undefined) return link;
    const pipeline = of("CI_PIPELINE_ID");
    if (pipeline !== undefined) return `pipeline ${pipeline}`;
    const azure = of("BUILD_BUILDID");
    if (azure !== undefined) return `Azure build ${azure}`;
    return of("BUILD_URL");
}
