package org.dorisdr.minidoris.be.http;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dorisdr.minidoris.common.rpc.Backoff;

/**
 * Reads from other backends over HTTP. Every request is tried three times. Tokens in the query
 * never reach an error message. Thread safe.
 */
public final class HttpFetch {
  private static final int ATTEMPTS = 3;
  private static final Backoff BACKOFF = new Backoff(400, 2000);
  private static final int CONNECT_MILLIS = 5_000;
  private static final int BODY_LIMIT = 1 << 26;

  /** Without a byte for this long the peer is taken for dead. */
  private final int readMillis;

  public HttpFetch(int readMillis) {
    this.readMillis = readMillis;
  }

  public String text(String url) throws IOException {
    return new String(bytes(url), StandardCharsets.UTF_8);
  }

  /** For small bodies. */
  public byte[] bytes(String url) throws IOException {
    return attempt(
        url,
        "GET",
        connection -> {
          try (InputStream in = connection.getInputStream()) {
            return in.readNBytes(BODY_LIMIT);
          }
        });
  }

  /** Content-Length that a HEAD tells. */
  public long size(String url) throws IOException {
    return attempt(
        url,
        "HEAD",
        connection -> {
          long length = connection.getContentLengthLong();
          if (length < 0) {
            throw new IOException("no Content-Length");
          }
          return length;
        });
  }

  /** Replaces {@code file}; a body that ends early is an error. */
  public void download(String url, Path file) throws IOException {
    attempt(
        url,
        "GET",
        connection -> {
          Files.deleteIfExists(file);
          try (InputStream in = connection.getInputStream()) {
            long got = Files.copy(in, file);
            long length = connection.getContentLengthLong();
            if (length >= 0 && got != length) {
              throw new IOException("body ended after " + got + " of " + length + " bytes");
            }
          }
          return null;
        });
  }

  private interface Reader<T> {
    T read(HttpURLConnection connection) throws IOException;
  }

  private <T> T attempt(String url, String method, Reader<T> reader) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        return once(url, method, reader);
      } catch (FileNotFoundException e) {
        throw e;
      } catch (IOException e) {
        if (attempt == ATTEMPTS || !BACKOFF.pauseUnlessInterrupted(attempt)) {
          throw new IOException("cannot read " + shown(url) + ": " + e.getMessage(), e);
        }
      }
    }
  }

  private <T> T once(String url, String method, Reader<T> reader) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
    connection.setRequestMethod(method);
    connection.setConnectTimeout(CONNECT_MILLIS);
    connection.setReadTimeout(readMillis);
    connection.setInstanceFollowRedirects(false);
    int code = connection.getResponseCode();
    if (code == HttpURLConnection.HTTP_OK) {
      return reader.read(connection);
    }
    String text = error(connection);
    if (code == HttpURLConnection.HTTP_NOT_FOUND) {
      throw new FileNotFoundException("http status 404 of " + shown(url) + ": " + text);
    }
    throw new IOException("http status " + code + ": " + text);
  }

  private static String error(HttpURLConnection connection) {
    try (InputStream in = connection.getErrorStream()) {
      return in == null ? "" : new String(in.readNBytes(1000), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  private static String shown(String url) {
    return url.replaceAll("token=[^&]*&?", "");
  }
}
