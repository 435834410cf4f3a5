package org.dorisdr.minidoris.be.brpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BrpcServerTest {
  /** PGetWalQueueSizeRequest {table_id 1} in a gRPC frame. */
  private static final byte[] TABLE_1 = {0, 0, 0, 0, 2, 8, 1};

  private BrpcServer server;

  @BeforeEach
  void start() throws IOException {
    server = new BrpcServer("127.0.0.1", 0);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** A frontend of Doris asks so before it ends a schema change, and waits minutes without it. */
  @Test
  void tellsThatNothingIsQueuedForGroupCommit() throws Exception {
    GrpcCall call =
        GrpcCall.send(server.port(), "/doris.PBackendService/get_wal_queue_size", TABLE_1);
    assertThat(call.body.toString()).isEqualTo("0000000006" + "0a020800" + "1000");
    assertThat(call.headers.toString())
        .contains(":status=200", "content-type=application/grpc", "grpc-status=0");
  }

  @Test
  void refusesOtherMethodsInTheWordsThatDorisLooksFor() throws Exception {
    GrpcCall call = GrpcCall.send(server.port(), "/doris.PBackendService/exec_plan", TABLE_1);
    assertThat(call.body.toString()).isEmpty();
    assertThat(call.headers.toString())
        .contains("grpc-status=12", "Method /doris.PBackendService/exec_plan is unimplemented");
  }

  @Test
  void namesThePortThatItCannotHave() {
    int taken = server.port();
    assertThatThrownBy(() -> new BrpcServer("127.0.0.1", taken))
        .hasMessageContaining("cannot listen on 127.0.0.1:" + taken + " (brpc)");
  }
}
