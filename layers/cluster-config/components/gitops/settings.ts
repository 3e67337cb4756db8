import { z } from "zod";
import { branchName } from "../../../../stacks/_settings/schema/branchName";
import { chartVersion, helmValues } from "../../helm/helmSettings";

/** The first flux2 chart whose Kustomizations know the deletion policy `WaitForTermination` (Flux 2.6). */
const oldest = [2, 16];

function isRecent(version: string): boolean {
    const [major = 0, minor = 0] = version.split(".").map(Number);
    const [oldestMajor = 0, oldestMinor = 0] = oldest;
    return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
}

/** Settings of the environment's GitOps: Flux, which applies what a branch of a git repository holds. */
export const gitopsSettings = z.strictObject({
    url: z
        .string()
        // Flux knows no `git@host:path` (Flux, "Git Repositories", "URL").
        .regex(
            /^(https:\/\/[\w.-]+(:\d+)?|ssh:\/\/([\w.-]+@)?[\w.-]+(:\d+)?)\/[^\s?#]+$/,
            "must be a git address such as https://host/path or ssh://git@host/path, without a password",
        )
        .describe("The git repository, over https or ssh; without a password."),
    secretName: z
        .string()
        .regex(
            /^[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?$/,
            "must be the name of a Secret: lower-case letters, digits, hyphens and dots",
        )
        .optional()
        .describe(
            "Name of a Secret in flux-system that lets Flux read the repository; needed over ssh. Somebody else makes it.",
        ),
    branch: branchName.optional().describe("The branch that Flux tracks; main if left out."),
    path: z
        .string()
        .regex(
            /^(?!\/)(?!(.*\/)?\.\.(\/|$))[^\s\\]+$/,
            "must be a folder of the repository such as ./clusters/dev-1",
        )
        .optional()
        .describe("Folder of the repository that is applied; ./clusters/<environment> if left out."),
    interval: z
        .string()
        .regex(
            /^(?=.*[1-9])(\d+(\.\d+)?[smh])+$/,
            "must be a duration such as 30s, 5m or 1h30m, longer than nothing",
        )
        .optional()
        .describe("How often Flux looks at the branch and at what it made of it; 5m if left out."),
    chartVersion: chartVersion("2.16.4")
        .refine(isRecent, `must be ${oldest.join(".")}.0 or later`)
        .optional()
        .describe("Version of the flux2 chart; 2.16.4 if left out."),
    values: helmValues,
});

export type GitopsSettings = z.infer<typeof gitopsSettings>;
