// Covers: documents.ts, policies.ts, roles.ts
import { expect } from "chai";
import { Account, answerTo } from "../account";

const document = JSON.stringify({ Version: "2012-10-17", Statement: [] });
const managed = "arn:aws:iam::aws:policy/ReadOnlyAccess";

describe("IAM, KMS and S3 in the local cloud", () => {
    let account: Account;

    beforeEach(() => {
        account = new Account();
    });

    afterEach(() => {
        account.close();
    });

    it("keeps a role that has policies or is in an instance profile", async () => {
        const role = await account.make("aws:iam/role:Role", { name: "r", assumeRolePolicy: document });
        const parts = [
            await account.make("aws:iam/instanceProfile:InstanceProfile", { name: "p", role: "r" }),
            await account.make("aws:iam/rolePolicyAttachment:RolePolicyAttachment", {
                role: "r",
                policyArn: managed,
            }),
            await account.make("aws:iam/rolePolicy:RolePolicy", { role: "r", policy: document }),
        ];
        const words = ["remove roles from instance profile", "detach all policies", "delete policies"];
        for (const [index, part] of parts.entries()) {
            expect(await answerTo(account.remove(role))).to.equal(
                `DeleteConflict: Cannot delete entity, must ${words[index] ?? ""} first.`,
            );
            await account.remove(part);
        }
        expect(await answerTo(account.remove(role))).to.equal("accepted");
    });

    it("refuses a second role of a name, a policy that is no JSON and one that is not there", async () => {
        const role = { name: "r", assumeRolePolicy: document };
        await account.make("aws:iam/role:Role", role);
        expect(await answerTo(account.make("aws:iam/role:Role", role))).to.equal(
            "EntityAlreadyExists: Role with name r already exists.",
        );
        expect(
            await answerTo(account.make("aws:iam/role:Role", { name: "x", assumeRolePolicy: "no" })),
        ).to.match(/^MalformedPolicyDocument/);
        const policyArn = "arn:aws:iam::123456789012:policy/missing";
        expect(
            await answerTo(
                account.make("aws:iam/rolePolicyAttachment:RolePolicyAttachment", { role: "r", policyArn }),
            ),
        ).to.match(/^NoSuchEntity: Policy/);
    });

    it("keeps a policy that is attached", async () => {
        await account.make("aws:iam/role:Role", { name: "r", assumeRolePolicy: document });
        const policy = await account.make("aws:iam/policy:Policy", { name: "p", policy: document });
        const attachment = await account.make("aws:iam/rolePolicyAttachment:RolePolicyAttachment", {
            role: "r",
            policyArn: policy.id,
        });
        expect(await answerTo(account.remove(policy))).to.match(/^DeleteConflict/);
        await account.remove(attachment);
        expect(await answerTo(account.remove(policy))).to.equal("accepted");
    });

    it("has one alias of a name, for a key that is there", async () => {
        const { id } = await account.make("aws:kms/key:Key", {});
        const alias = { name: "alias/a", targetKeyId: id };
        expect((await account.make("aws:kms/alias:Alias", alias)).is.targetKeyArn).to.contain(id);
        expect(await answerTo(account.make("aws:kms/alias:Alias", alias))).to.match(
            /^AlreadyExistsException/,
        );
        expect(
            await answerTo(account.make("aws:kms/alias:Alias", { name: "alias/b", targetKeyId: "x" })),
        ).to.match(/^NotFoundException/);
    });

    it("keeps a bucket that is not empty", async () => {
        const bucket = await account.make("aws:s3/bucket:Bucket", { bucket: "some-bucket" });
        const object = await account.make("aws:s3/bucketObject:BucketObject", {
            bucket: "some-bucket",
            key: "k",
        });
        expect(await answerTo(account.remove(bucket))).to.match(/^BucketNotEmpty/);
        await account.remove(object);
        expect(await answerTo(account.remove(bucket))).to.equal("accepted");
    });
});
