/** Statuses of gRPC. Standard: https://github.com/grpc/grpc/blob/master/doc/statuscodes.md */
export const grpcStatus = { ok: 0, permissionDenied: 7, unimplemented: 12, unauthenticated: 16 } as const

/** Whether a status says that the sender is not let in. */
export function isDenied(status: number): boolean {
  return status === grpcStatus.permissionDenied || status === grpcStatus.unauthenticated
}
