import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect } from "chai";
import { leaveBehind, type LeftBehind } from "../../../automation/sweep/leftBehind";
import { localCloudTesting } from "../../../support/localCloud/testing";
import type { Chapter } from "../contractAws";

/** The `aws` command, which is built on another SDK. */
export const awsCommand: Chapter = (served) => {
    describe("works with the aws command:", () => {
        let left: LeftBehind;

        before(async () => {
            left = await leaveBehind(served().target, "commanded");
        });

        async function aws(...args: string[]): Promise<unknown> {
            const env = {
                PATH: process.env.PATH ?? "",
                AWS_PAGER: "",
                ...localCloudTesting().awsVariables(served().target),
            };
            const { stdout } = await promisify(execFile)(served().awsCommand, [...args, "--output", "json"], {
                env,
            });
            return stdout.trim() === "" ? undefined : (JSON.parse(stdout) as unknown);
        }

        async function failure(...args: string[]): Promise<string> {
            try {
                await aws(...args);
            } catch (error) {
                return (error as { stderr: string }).stderr.trim();
            }
            return "accepted";
        }

        it("sts", async () => {
            const query = ["--query", "Account"];
            expect(await aws("sts", "get-caller-identity", ...query)).to.equal("123456789012");
        });

        it("ec2", async () => {
            const filter = `Name=vpc-id,Values=${left.vpcId}`;
            const query = "SecurityGroups[?GroupName!='default'].GroupId";
            const groups = await aws(
                "ec2",
                "describe-security-groups",
                "--filters",
                filter,
                "--query",
                query,
            );
            expect(groups).to.have.members([left.own.nodes, left.own.traffic]);
            const volumes = ["ec2", "describe-volumes", "--volume-ids", left.own.volume ?? ""];
            expect(await aws(...volumes, "--query", "Volumes[0].[Size,VolumeType]")).to.deep.equal([
                20,
                "gp3",
            ]);
            const message = await failure("ec2", "delete-volume", "--volume-id", "vol-0123456789abcdef0");
            const words =
                "An error occurred (InvalidVolume.NotFound) when calling the DeleteVolume operation";
            expect(message).to.contain(words);
        });

        it("elbv2", async () => {
            const query = "LoadBalancers[].LoadBalancerArn";
            expect(await aws("elbv2", "describe-load-balancers", "--query", query)).to.include(
                left.own.balancer,
            );
        });

        it("eks", async () => {
            expect(await aws("eks", "list-clusters")).to.deep.equal({ clusters: [] });
            expect(await failure("eks", "describe-cluster", "--name", "none")).to.contain(
                "(ResourceNotFoundException)",
            );
        });

        it("logs", async () => {
            const prefix = ["--log-group-name-prefix", "/aws/eks/commanded/"];
            const query = ["--query", "logGroups[].logGroupName"];
            expect(await aws("logs", "describe-log-groups", ...prefix, ...query)).to.deep.equal([
                left.own.clusterLogs,
            ]);
        });

        it("iam", async () => {
            const query = ["--query", "OpenIDConnectProviderList[].Arn"];
            expect(await aws("iam", "list-open-id-connect-providers", ...query)).to.include(
                left.own.provider,
            );
        });

        it("resourcegroupstaggingapi", async () => {
            const filter = ["--tag-filters", "Key=environment,Values=commanded"];
            const query = ["--query", "ResourceTagMappingList[].ResourceARN"];
            const found = await aws("resourcegroupstaggingapi", "get-resources", ...filter, ...query);
            expect(found).to.include(`arn:aws:ec2:eu-central-1:123456789012:vpc/${left.vpcId}`);
        });
    });
};
