import { ec2 } from "../ec2/ec2";
import { eks } from "../eks/eks";
import { elb } from "../elb/loadBalancers";
import { iam } from "../iam/iam";
import { kms } from "../kms/kms";
import { logs } from "../logs/logs";
import type { ServiceModels } from "../model/resourceModel";
import { s3 } from "../s3/s3";

/** Every type of AWS that has a model of its own, service by service. */
export const models: ServiceModels = { ...ec2, ...iam, ...kms, ...logs, ...eks, ...elb, ...s3 };
