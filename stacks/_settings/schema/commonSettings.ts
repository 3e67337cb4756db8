import { z } from "zod";
import { durationForm, parseDuration } from "../lifecycle/duration";
import { lifecycleSettings } from "../lifecycle/lifecycleSettings";
import { kinds } from "../load/kinds";
import { branchName } from "./branchName";

const state = z.strictObject({
    backend: z
        .string()
        .regex(
            /^(file|s3|gs|azblob|https?):\/\/\S+$/,
            "must be a URL such as s3://bucket?region=eu-central-1",
        )
        .optional()
        .describe("Pulumi backend that keeps the state; a folder of this project where it is left out."),
    secretsProvider: z
        .string()
        .regex(
            /^(passphrase|default|(awskms|azurekeyvault|gcpkms|hashivault):\/\/\S+)$/,
            "must be passphrase, default or a key such as awskms://alias/name?region=eu-central-1",
        )
        .optional()
        .describe("What encrypts secrets in the state; `passphrase` where it is left out."),
});

/** The settings that every environment has, whatever its layers are; the layers add theirs. */
export const commonSettings = z.strictObject({
    kind: z.enum(kinds).describe("Which of stacks/kinds/*.yaml the environment builds on."),
    from: z
        .string()
        .optional()
        .describe("Another environment, whose settings it follows where it says nothing itself."),
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
        .describe("Values that look like secrets and are none: no diff with other such values is stored."),
    lifecycle: lifecycleSettings.describe("When it is torn down and brought back."),
    claims: z
        .strictObject({
            branch: branchName
                .optional()
                .describe(
                    "Branch of the remote that claims are kept in; the one that is checked out where left out.",
                ),
        })
        .describe("Where it is written down who holds the environment."),
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
        .describe("Whom to tell what happens to the environment."),
    state: state.describe("Where Pulumi keeps what it knows about the environment."),
    drainTimeout: z
        .string()
        .regex(durationForm, "must be a duration such as 10m or 1h")
        .refine((text) => parseDuration(text) !== 0, "must be longer than nothing")
        .describe("How long a destroy waits for what made load balancers and volumes in the cluster to go."),
    sweep: z
        .enum(["delete", "report"])
        .describe(
            "What a destroy does with what is left of the environment in AWS: delete it, or only name it.",
        ),
});

export type CommonSettings = z.infer<typeof commonSettings>;

/** Settings whose shape is right, key by key of the top level; the others are left out. */
export type ValidSettings = Partial<CommonSettings> & Readonly<Record<string, unknown>>;
