import { ec2Service } from "../ec2/ec2Service";
import { elbService } from "../elb/elbService";
import type { WireService } from "./wireService";
import { eks } from "../eks/eksService";
import { iam } from "../iam/iamService";
import { logs } from "../logs/logsService";
import { sts } from "../sts/stsService";
import { tagging } from "../tagging/taggingService";

/** Every service that the AWS API of the local cloud speaks. */
export const services: readonly WireService[] = [ec2Service, elbService, eks, logs, iam, tagging, sts];
