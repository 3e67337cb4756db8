import {
    CloudWatchLogsClient,
    CreateLogGroupCommand,
    DeleteLogGroupCommand,
    DescribeLogGroupsCommand,
    ListTagsForResourceCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import {
    DescribeClusterCommand,
    EKSClient,
    ListClustersCommand,
    ListNodegroupsCommand,
} from "@aws-sdk/client-eks";
import {
    CreateOpenIDConnectProviderCommand,
    DeleteOpenIDConnectProviderCommand,
    GetOpenIDConnectProviderCommand,
    IAMClient,
    ListOpenIDConnectProvidersCommand,
    ListOpenIDConnectProviderTagsCommand,
    ListRolesCommand,
} from "@aws-sdk/client-iam";
import {
    GetResourcesCommand,
    ResourceGroupsTaggingAPIClient,
} from "@aws-sdk/client-resource-groups-tagging-api";
import { expect } from "chai";
import { answerTo } from "../../../testing/answerTo";
import { type ServedAccount, serveAccount } from "../../../testing/serveAccount";
import { temporaryFolder } from "../../support/temporaryFolder";

describe("On the wire", () => {
    let account: ServedAccount;

    before(async () => {
        account = await serveAccount(temporaryFolder());
    });

    after(() => account.close());

    it("EKS lists and describes clusters", async () => {
        const createdAt = "2026-01-02T03:04:05.000Z";
        account.store.put("eks/cluster", "dev-1", {
            name: "dev-1",
            region: "eu-central-1",
            status: "ACTIVE",
            version: "1.34",
            createdAt,
            vpcConfig: { vpcId: "vpc-0", subnetIds: ["subnet-0"] },
            identities: [{ oidcs: [{ issuer: "https://oidc.eks.eu-central-1.amazonaws.com/id/AB" }] }],
            tags: { environment: "dev-1" },
        });
        account.store.put("eks/nodeGroup", "dev-1:main", { clusterName: "dev-1", nodeGroupName: "main" });
        const eks = new EKSClient(account.config);
        expect((await eks.send(new ListClustersCommand({}))).clusters).to.deep.equal(["dev-1"]);
        const { cluster } = await eks.send(new DescribeClusterCommand({ name: "dev-1" }));
        expect(cluster).to.deep.include({
            name: "dev-1",
            status: "ACTIVE",
            createdAt: new Date(createdAt),
            identity: { oidc: { issuer: "https://oidc.eks.eu-central-1.amazonaws.com/id/AB" } },
            tags: { environment: "dev-1" },
        });
        const groups = await eks.send(new ListNodegroupsCommand({ clusterName: "dev-1" }));
        expect(groups.nodegroups).to.deep.equal(["main"]);
        expect(await answerTo(eks.send(new DescribeClusterCommand({ name: "dev-2" })))).to.equal(
            "404 ResourceNotFoundException: No cluster found for name: dev-2.",
        );
    });

    it("CloudWatch Logs has groups, found by how their names begin", async () => {
        const logs = new CloudWatchLogsClient(account.config);
        const logGroupName = "/aws/eks/dev-1/cluster";
        await logs.send(new CreateLogGroupCommand({ logGroupName, tags: { environment: "dev-1" } }));
        await logs.send(new CreateLogGroupCommand({ logGroupName: "/aws/eks/dev-10/cluster" }));
        const { logGroups = [] } = await logs.send(
            new DescribeLogGroupsCommand({ logGroupNamePrefix: "/aws/eks/dev-1/" }),
        );
        const arn = "arn:aws:logs:eu-central-1:123456789012:log-group:/aws/eks/dev-1/cluster";
        expect(logGroups).to.have.length(1);
        expect(logGroups[0]).to.deep.include({ logGroupName, arn: `${arn}:*`, storedBytes: 0 });
        const { tags } = await logs.send(new ListTagsForResourceCommand({ resourceArn: arn }));
        expect(tags).to.deep.equal({ environment: "dev-1" });
        const remove = () => answerTo(logs.send(new DeleteLogGroupCommand({ logGroupName })));
        expect(await remove()).to.equal("accepted");
        expect(await remove()).to.equal(
            "400 ResourceNotFoundException: The specified log group does not exist.",
        );
    });

    it("IAM has OpenID Connect providers and roles", async () => {
        const iam = new IAMClient(account.config);
        const url = "https://oidc.eks.eu-central-1.amazonaws.com/id/AB";
        const { OpenIDConnectProviderArn = "" } = await iam.send(
            new CreateOpenIDConnectProviderCommand({
                Url: url,
                ClientIDList: ["sts.amazonaws.com"],
                Tags: [{ Key: "environment", Value: "dev-1" }],
            }),
        );
        const listed = await iam.send(new ListOpenIDConnectProvidersCommand({}));
        expect(listed.OpenIDConnectProviderList).to.deep.equal([{ Arn: OpenIDConnectProviderArn }]);
        const found = await iam.send(new GetOpenIDConnectProviderCommand({ OpenIDConnectProviderArn }));
        expect(found.Url).to.equal(url.slice("https://".length));
        expect(found.ClientIDList).to.deep.equal(["sts.amazonaws.com"]);
        const { Tags } = await iam.send(
            new ListOpenIDConnectProviderTagsCommand({ OpenIDConnectProviderArn }),
        );
        expect(Tags).to.deep.equal([{ Key: "environment", Value: "dev-1" }]);
        await iam.send(new DeleteOpenIDConnectProviderCommand({ OpenIDConnectProviderArn }));
        const gone = iam.send(new GetOpenIDConnectProviderCommand({ OpenIDConnectProviderArn }));
        expect(await answerTo(gone)).to.match(
            /^404 NoSuchEntity(Exception)?: OpenIDConnect Provider not found/,
        );
        expect((await iam.send(new ListRolesCommand({}))).Roles).to.deep.equal([]);
    });

    it("the tagging API finds what carries a tag, by type where asked, page by page", async () => {
        const tagging = new ResourceGroupsTaggingAPIClient(account.config);
        const common = { region: "eu-central-1", tags: { environment: "dev-1" } };
        for (const id of ["vol-0a", "vol-0b", "vol-0c"]) account.store.put("ebs/volume", id, common);
        const ask = async (more: object) =>
            tagging.send(
                new GetResourcesCommand({ TagFilters: [{ Key: "environment", Values: ["dev-1"] }], ...more }),
            );
        const volumes = await ask({ ResourceTypeFilters: ["ec2:volume"], ResourcesPerPage: 2 });
        const prefix = "arn:aws:ec2:eu-central-1:123456789012:volume";
        expect(volumes.ResourceTagMappingList?.map(({ ResourceARN }) => ResourceARN)).to.deep.equal([
            `${prefix}/vol-0a`,
            `${prefix}/vol-0b`,
        ]);
        const rest = await ask({
            ResourceTypeFilters: ["ec2:volume"],
            PaginationToken: volumes.PaginationToken,
        });
        expect(rest.ResourceTagMappingList).to.have.length(1);
        expect(rest.PaginationToken).to.equal("");
        expect((await ask({ ResourceTypeFilters: ["ec2:vpc"] })).ResourceTagMappingList).to.deep.equal([]);
    });
});
