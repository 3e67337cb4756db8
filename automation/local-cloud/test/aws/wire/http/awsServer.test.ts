// Covers: readBody.ts, signature.ts
import { request } from "node:http";
import { CloudWatchLogsClient, DescribeLogGroupsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { DeleteVolumeCommand, DescribeVpcsCommand, EC2Client } from "@aws-sdk/client-ec2";
import { EKSClient, ListClustersCommand } from "@aws-sdk/client-eks";
import { IAMClient, ListRolesCommand } from "@aws-sdk/client-iam";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { expect } from "chai";
import { setFault } from "../../../../aws/wire/faults";
import { answerTo } from "../../../../testing/answerTo";
import { type ServedAccount, serveAccount } from "../../../../testing/serveAccount";
import { temporaryFolder } from "../../../support/temporaryFolder";

describe("The AWS API of the local cloud", () => {
    let account: ServedAccount;

    before(async () => {
        account = await serveAccount(temporaryFolder());
    });

    after(() => account.close());

    it("says who one is", async () => {
        const sts = new STSClient(account.config);
        const { $metadata, ...identity } = await sts.send(new GetCallerIdentityCommand({}));
        expect(identity).to.deep.equal({
            Account: "123456789012",
            Arn: "arn:aws:iam::123456789012:user/local-cloud",
            UserId: "AIDALOCALCLOUD",
        });
        expect($metadata.requestId).to.match(/^[0-9a-f-]{36}$/);
    });

    describe("refuses an unknown access key in the words of each protocol", () => {
        const stranger = () => ({
            ...account.config,
            credentials: { accessKeyId: "LOCALCLOUD999999999999", secretAccessKey: "local-cloud" },
        });
        const token = "The security token included in the request is invalid.";

        it("of EC2", async () => {
            expect(await answerTo(new EC2Client(stranger()).send(new DescribeVpcsCommand({})))).to.equal(
                "401 AuthFailure: AWS was not able to validate the provided access credentials",
            );
        });

        it("of IAM", async () => {
            const answer = await answerTo(new IAMClient(stranger()).send(new ListRolesCommand({})));
            expect(answer).to.equal(`403 InvalidClientTokenId: ${token}`);
        });

        it("of CloudWatch Logs", async () => {
            const client = new CloudWatchLogsClient(stranger());
            const answer = await answerTo(client.send(new DescribeLogGroupsCommand({})));
            expect(answer).to.equal(`400 UnrecognizedClientException: ${token}`);
        });

        it("of EKS", async () => {
            const answer = await answerTo(new EKSClient(stranger()).send(new ListClustersCommand({})));
            expect(answer).to.equal(`403 UnrecognizedClientException: ${token}`);
        });
    });

    it("refuses a request without a signature", async () => {
        const body = "Action=DescribeVpcs&Version=2016-11-15";
        const response = await fetch(account.server.url, { method: "POST", body });
        expect(response.status).to.equal(400);
        const words = "<Code>MissingParameter</Code>";
        expect(await response.text()).to.contain(words);
    });

    it("refuses an action that no policy allows, and names it", async () => {
        setFault(account.store, "ec2:DeleteVolume", { kind: "deny" });
        const ec2 = new EC2Client(account.config);
        const answer = await answerTo(ec2.send(new DeleteVolumeCommand({ VolumeId: "vol-0" })));
        setFault(account.store, "ec2:DeleteVolume", undefined);
        expect(answer).to.match(
            /^403 UnauthorizedOperation: .*is not authorized to perform: ec2:DeleteVolume /,
        );
    });

    it("throttles as often as it was told to; the SDK tries again", async () => {
        setFault(account.store, "ec2:DescribeVpcs", { kind: "throttle", times: 2 });
        const impatient = new EC2Client(account.config);
        expect(await answerTo(impatient.send(new DescribeVpcsCommand({})))).to.equal(
            "503 RequestLimitExceeded: Request limit exceeded.",
        );
        const patient = new EC2Client({ ...account.config, maxAttempts: 3 });
        const { $metadata } = await patient.send(new DescribeVpcsCommand({}));
        expect($metadata.attempts).to.equal(2);
    });

    it("throttles EKS with its own status", async () => {
        setFault(account.store, "eks:ListClusters", { kind: "throttle", times: 1 });
        const answer = await answerTo(new EKSClient(account.config).send(new ListClustersCommand({})));
        expect(answer).to.match(/^429 ThrottlingException/);
    });

    it("answers a dry run with what would have happened", async () => {
        const ec2 = new EC2Client(account.config);
        const answer = await answerTo(ec2.send(new DescribeVpcsCommand({ DryRun: true })));
        expect(answer).to.match(/^412 DryRunOperation: Request would have succeeded/);
    });

    it("names a service that it does not speak", async () => {
        const { credentials, ...rest } = account.config;
        const scope = `${credentials.accessKeyId}/20260101/${rest.region}/rds/aws4_request`;
        const signature = "0".repeat(64);
        const authorization = `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=${signature}`;
        const response = await fetch(account.server.url, { method: "POST", headers: { authorization } });
        expect(response.status).to.equal(404);
        expect(account.notices).to.deep.equal(["The local cloud's AWS API does not speak rds."]);
    });

    it("reads no more than a megabyte", async () => {
        const status = await new Promise<number | string>((resolve) => {
            const sent = request(account.server.url, { method: "POST" }, (response) => {
                resolve(response.statusCode ?? 0);
                response.resume();
            });
            // The connection may end before everything is written.
            sent.on("error", (error) => {
                resolve(error.message);
            });
            sent.end(Buffer.alloc(2 * 1024 * 1024, "x"));
        });
        expect(status).to.be.oneOf([413, "write EPIPE", "read ECONNRESET", "socket hang up"]);
    });
});
