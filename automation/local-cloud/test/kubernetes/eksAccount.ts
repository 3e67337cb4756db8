import { type Store } from "../../store/store";

/** Ids of what `giveToEks` makes. */
export const network = {
    vpc: "vpc-1",
    private: ["subnet-1", "subnet-2"],
    public: ["subnet-3", "subnet-4"],
} as const;

const region = "us-east-1";

/** Makes a VPC with four subnets, and a cluster in it that EKS knows: controllers find their AWS account by it. */
export function giveToEks(store: Store, clusterId: string, version: string, name = "test"): void {
    const tagsAll = (role: string) => ({ [`kubernetes.io/role/${role}`]: "1" });
    store.put("ec2/vpc", network.vpc, { region, cidrBlock: "10.0.0.0/16" });
    [...network.private, ...network.public].forEach((id, index) => {
        store.put("ec2/subnet", id, {
            region,
            vpcId: network.vpc,
            cidrBlock: `10.0.${index}.0/24`,
            availabilityZone: `us-east-1${index % 2 === 0 ? "a" : "b"}`,
            tagsAll: tagsAll(index < 2 ? "internal-elb" : "elb"),
        });
    });
    store.put("eks/cluster", name, {
        region,
        version,
        status: "ACTIVE",
        name,
        arn: `arn:aws:eks:${region}:123456789012:cluster/${name}`,
        endpoint: `https://${clusterId}.gr7.${region}.eks.amazonaws.com`,
        vpcConfig: { vpcId: network.vpc, subnetIds: network.private },
    });
}
