import { z } from "zod";
import { durationForm, parseDuration } from "../lifecycle/duration";
import { lifecycleSettings } from "../lifecycle/lifecycleSettings";
import { kinds } from "../load/kinds";
import { branchName } from "./branchName";
import { permissionsBoundary } from "./permissionsBoundary";
import { tagSettings } from "./tagSettings";

const state = z.strictObject({
    backend: z
        .string()
        .regex(
            /^(file|s3|gs|azblob|https?):\/\/\S+$/,
            "must be a URL such as s3://bucket?region=eu-central-1",
        )
        .optional()
        .describe("Pulumi backend that keeps the state; without it, a folder of this project."),
    secretsProvider: z
        .string()
        .regex(
            /^(passphrase|default|(awskms|azurekeyvault|gcpkms|hashivault):\/\/\S+)$/,
            "must be passphrase, default or a key such as awskms://alias/name?region=eu-central-1",
        )
        .optional()
        .describe("What encrypts secrets in the state; without it, `passphrase`."),
});

/** The settings that every environment has, whatever its layers are; the layers add theirs. */
export const commonSettings = z.strictObject({
    kind: z.enum(kinds).describe("Which of stacks/kinds/*.yaml the environment builds on."),
    from: z
        .string()
        .optional()
        .describe("Another environment that it follows: what it does not set itself, it has from there."),
    cloud: z
        .enum(["local", "aws"])
        .describe("Where the environment lives: on the embedded local cloud, or on AWS."),
    account: z
        .string()
        .regex(/^\d{12}$/, "must be an AWS account id: 12 digits in quotes")
        .describe("AWS account id, 12 digits in quotes."),
    region: z
        .string()
        .regex(/^[a-z]{2}(-[a-z]+)+-\d$/, "must be an AWS region such as eu-central-1")
        .describe("AWS region."),
    owner: z.string().min(1).describe("The team that answers for the environment; a tag on everything."),
    tags: tagSettings
        .optional()
        .describe("Tags of everything in AWS, by key, besides those that the layers set."),
    permissionsBoundary: permissionsBoundary
        .optional()
        .describe("ARN of the IAM policy that limits every role; no such limit if left out."),
    protected: z
        .boolean()
        .describe("Whether up and destroy ask for the environment's name, and destroy for allowDestroy too."),
    allowDestroy: z.boolean().describe("Whether a protected environment may be destroyed."),
    review: z
        .strictObject({
            required: z
                .boolean()
                .describe("Whether an up takes only a diff that is committed on the branch."),
            branch: branchName.describe("The protected branch, on which reviewed diffs are."),
        })
        .describe("What an up asks of the stored diff."),
    notSecret: z
        .array(
            z
                .string()
                .regex(
                    /^(\*|[^:]+:[^:]*:[^:]+):.+$/,
                    "must be <type>:<property>, such as aws:ssm:Parameter:value or *:tags.issuer",
                ),
        )
        .describe("Values that look like secrets but are not; a diff with other such values is not stored."),
    lifecycle: lifecycleSettings.describe("When it is torn down and brought back."),
    claims: z
        .strictObject({
            branch: branchName
                .optional()
                .describe(
                    "Branch of the remote that claims are kept in; without it, the branch that is checked out.",
                ),
        })
        .describe("Where claims are kept: who holds the environment."),
    announce: z
        .strictObject({
            webhook: z
                .string()
                .regex(
                    /^[A-Za-z_][A-Za-z0-9_]*$/,
                    "must be the name of an environment variable that holds the URL, which is a secret",
                )
                .optional()
                .describe(
                    "Name of the environment variable that holds the URL of a Slack-compatible webhook.",
                ),
        })
        .describe("Who is told what happens to the environment."),
    state: state.describe("Where Pulumi keeps the state of the environment."),
    drainTimeout: z
        .string()
        .regex(durationForm, "must be a duration such as 10m or 1h")
        .refine((text) => parseDuration(text) !== 0, "must be longer than zero")
        .describe(
            "How long a destroy waits until everything is gone from the cluster that made load balancers and volumes.",
        ),
    sweep: z
        .enum(["delete", "report"])
        .describe(
            "What a destroy does with what is left of the environment in AWS: delete it, or only report it.",
        ),
});

export type CommonSettings = z.infer<typeof commonSettings>;

/** Settings whose shape is right, key by key of the top level; the others are left out. */
export type ValidSettings = Partial<CommonSettings> & Readonly<Record<string, unknown>>;
