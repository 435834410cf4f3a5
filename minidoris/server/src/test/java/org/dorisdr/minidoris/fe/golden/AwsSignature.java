package org.dorisdr.minidoris.fe.golden;

import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signatures of requests to AWS, version 4. Stateless. */
final class AwsSignature {
  private AwsSignature() {}

  /** The signature that a request came with; empty if there is none. */
  static String sent(HttpExchange call) {
    return part(call, "Signature=");
  }

  /** What the signature should be. */
  static String of(HttpExchange call, String secret) {
    String scope = part(call, "Credential=").replaceAll("^[^/]*/", "");
    String query = call.getRequestURI().getRawQuery();
    String signed = part(call, "SignedHeaders=");
    String headers =
        Arrays.stream(signed.split(";"))
            .map(h -> h + ":" + call.getRequestHeaders().getFirst(h) + "\n")
            .collect(Collectors.joining());
    String request =
        String.join(
            "\n",
            call.getRequestMethod(),
            call.getRequestURI().getRawPath(),
            query == null
                ? ""
                : Arrays.stream(query.split("&")).sorted().collect(Collectors.joining("&")),
            headers,
            signed,
            call.getRequestHeaders().getFirst("x-amz-content-sha256"));
    try {
      byte[] key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
      for (String step : scope.split("/")) {
        key = hmac(key, step);
      }
      String hash =
          HexFormat.of()
              .formatHex(
                  MessageDigest.getInstance("SHA-256")
                      .digest(request.getBytes(StandardCharsets.UTF_8)));
      String date = call.getRequestHeaders().getFirst("x-amz-date");
      return HexFormat.of()
          .formatHex(hmac(key, "AWS4-HMAC-SHA256\n" + date + "\n" + scope + "\n" + hash));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String part(HttpExchange call, String name) {
    String header = call.getRequestHeaders().getFirst("Authorization");
    int at = header == null ? -1 : header.indexOf(name);
    return at < 0 ? "" : header.substring(at + name.length()).split(", ?")[0];
  }
}
