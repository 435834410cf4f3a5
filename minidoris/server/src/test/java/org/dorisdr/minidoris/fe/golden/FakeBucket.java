package org.dorisdr.minidoris.fe.golden;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * An S3 endpoint in memory that stores, reads and lists, and refuses what was signed with another
 * secret. Thread safe.
 */
public final class FakeBucket implements AutoCloseable {
  /** Content by {@code bucket/key}. */
  public final ConcurrentSkipListMap<String, byte[]> objects = new ConcurrentSkipListMap<>();

  private final HttpServer server;
  private final String secret;

  public FakeBucket(String secret) throws IOException {
    this.secret = secret;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  public String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange call) throws IOException {
    String name = call.getRequestURI().getPath().substring(1);
    byte[] body = call.getRequestBody().readAllBytes();
    byte[] object = objects.get(name);
    if (!AwsSignature.of(call, secret).equals(AwsSignature.sent(call))) {
      error(
          call,
          403,
          "SignatureDoesNotMatch",
          "The request signature we calculated does not match the signature you provided."
              + " Check your key and signing method.");
    } else if (call.getRequestMethod().equals("PUT")) {
      objects.put(name, content(call, body));
      send(call, 200, new byte[0], objects.get(name));
    } else if (query(call).containsKey("list-type")) {
      send(call, 200, list(name.replaceAll("/.*", ""), query(call)));
    } else if (object == null) {
      error(call, 404, "NoSuchKey", "The specified key does not exist.");
    } else {
      send(call, 200, object);
    }
  }

  private static Map<String, String> query(HttpExchange call) {
    Map<String, String> values = new HashMap<>();
    String query = call.getRequestURI().getRawQuery();
    for (String part : (query == null ? "" : query).split("&")) {
      String[] pair = part.split("=", 2);
      values.put(
          pair[0], URLDecoder.decode(pair.length > 1 ? pair[1] : "", StandardCharsets.UTF_8));
    }
    return values;
  }

  /** What lies in the chunks, if the body is chunked. */
  private static byte[] content(HttpExchange call, byte[] body) throws IOException {
    if (!call.getRequestHeaders().containsKey("x-amz-decoded-content-length")) {
      return body;
    }
    ByteArrayInputStream in = new ByteArrayInputStream(body);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int size;
    do {
      size = Integer.parseInt(line(in).split(";")[0], 16);
      out.write(in.readNBytes(size));
      line(in);
    } while (size > 0);
    return out.toByteArray();
  }

  private static String line(ByteArrayInputStream in) {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      line.append((char) c);
    }
    return line.toString().strip();
  }

  private byte[] list(String bucket, Map<String, String> query) {
    String prefix = query.getOrDefault("prefix", "");
    String delimiter = query.getOrDefault("delimiter", "");
    StringBuilder xml = new StringBuilder("<ListBucketResult><IsTruncated>false</IsTruncated>");
    TreeSet<String> directories = new TreeSet<>();
    objects.forEach(
        (name, content) -> {
          String key = name.substring(bucket.length() + 1);
          if (!name.startsWith(bucket + "/") || !key.startsWith(prefix)) {
            return;
          }
          int end = delimiter.isEmpty() ? -1 : key.indexOf(delimiter, prefix.length());
          if (end >= 0) {
            directories.add(key.substring(0, end + 1));
          } else {
            xml.append(
                "<Contents><Key>%s</Key><Size>%d</Size></Contents>".formatted(key, content.length));
          }
        });
    directories.forEach(
        d -> xml.append("<CommonPrefixes><Prefix>" + d + "</Prefix></CommonPrefixes>"));
    return xml.append("</ListBucketResult>").toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void error(HttpExchange call, int status, String code, String message)
      throws IOException {
    String xml = "<Error><Code>%s</Code><Message>%s</Message></Error>".formatted(code, message);
    call.getResponseHeaders().set("x-amz-request-id", "7CE0ED212FD1042A");
    send(call, status, xml.getBytes(StandardCharsets.UTF_8));
  }

  private static void send(HttpExchange call, int status, byte[] body) throws IOException {
    send(call, status, body, body);
  }

  private static void send(HttpExchange call, int status, byte[] body, byte[] tagged)
      throws IOException {
    call.getResponseHeaders().set("ETag", "\"" + md5(tagged) + "\"");
    call.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      call.getResponseBody().write(body);
    }
    call.close();
  }

  private static String md5(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
