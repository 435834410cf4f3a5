package org.dorisdr.minidoris.common.remote;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a user reads when the endpoint is not there or refuses the key: Doris's own words. */
class S3StoreErrorTest {

  private static RemoteStore store(String endpoint) {
    return RemoteStores.open(
        "S3",
        Map.of(
            "AWS_ENDPOINT", endpoint,
            "AWS_REGION", "us-east-1",
            "AWS_ACCESS_KEY", "a",
            "AWS_SECRET_KEY", "b",
            "use_path_style", "true"));
  }

  @Test
  void saysThatNobodyAnswers() {
    assertThatThrownBy(() -> store("127.0.0.1:1").exists("s3://bucket/x"))
        .hasMessage(
            "Errors while getting file status java.net.ConnectException: Connection refused");
  }

  @Test
  void passesOnWhatTheEndpointSaysOfTheKey() throws IOException {
    byte[] body =
        ("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>SignatureDoesNotMatch</Code>"
                + "<Message>The request signature we calculated does not match.</Message>"
                + "<RequestId>7CE0</RequestId></Error>")
            .getBytes(StandardCharsets.UTF_8);
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(403, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    try {
      assertThatThrownBy(
              () ->
                  store("http://127.0.0.1:" + server.getAddress().getPort())
                      .exists("s3://bucket/x"))
          .hasMessage(
              "Errors while getting file status software.amazon.awssdk.services.s3.model.S3Exception:"
                  + " The request signature we calculated does not match."
                  + " (Service: S3, Status Code: 403, Request ID: 7CE0)");
    } finally {
      server.stop(0);
    }
  }
}
