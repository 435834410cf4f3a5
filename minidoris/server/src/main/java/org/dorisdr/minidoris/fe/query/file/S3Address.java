package org.dorisdr.minidoris.fe.query.file;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where files lie: {@code s3://bucket/key}, or the address of a store with the bucket as its first
 * word or as the first part of the path.
 *
 * @param key may hold a pattern
 * @param endpoint null = the address does not tell
 */
record S3Address(String bucket, String key, String endpoint) {
  private static final Set<String> OF_STORES =
      Set.of("s3", "s3a", "s3n", "bos", "oss", "cos", "cosn", "gs", "obs");

  /** Anything goes in the path, as patterns have characters that no URI has. */
  private static final Pattern FORM =
      Pattern.compile("^(?:([^:/?#]+):)?(?://([^/?#]*))?([^?#]*)(\\?[^#]*)?(#.*)?");

  static S3Address of(String uri, boolean pathStyle) {
    if (uri.isBlank()) {
      throw new FileFunctionError("path is null");
    }
    Matcher form = FORM.matcher(uri);
    String scheme = form.matches() ? form.group(1) : null;
    String lower = scheme == null ? "" : scheme.toLowerCase(Locale.ROOT);
    if (!OF_STORES.contains(lower) && !lower.equals("http") && !lower.equals("https")) {
      throw wrong("Invalid scheme: " + uri);
    }
    String authority = form.group(2);
    String path = form.group(3).startsWith("/") ? form.group(3).substring(1) : form.group(3);
    if (OF_STORES.contains(lower)) {
      return new S3Address(
          present(authority, "missing bucket: " + uri), present(path, "missing key: " + uri), null);
    }
    String host = host(lower, authority);
    if (host == null) {
      throw wrong("Invalid S3 URI: no hostname: " + uri);
    }
    if (pathStyle) {
      int slash = present(path, "missing bucket: " + uri).indexOf('/');
      String key = slash < 0 ? "" : path.substring(slash + 1);
      present(key, "missing key: " + uri);
      return new S3Address(path.substring(0, slash), key, authority);
    }
    int dot = authority.indexOf('.');
    return new S3Address(
        host.split("\\.")[0],
        present(path, "missing key from uri: " + uri),
        dot < 0 ? null : authority.substring(dot + 1));
  }

  private static String host(String scheme, String authority) {
    try {
      return authority == null ? null : new URI(scheme, authority, "/", null, null).getHost();
    } catch (URISyntaxException e) {
      throw wrong(e.getMessage());
    }
  }

  private static String present(String text, String problem) {
    if (text == null || text.isEmpty()) {
      throw wrong(problem);
    }
    return text;
  }

  /** Doris wraps this one. */
  private static FileFunctionError wrong(String message) {
    return new FileFunctionError(
        "org.apache.doris.common.UserException: errCode = 2, detailMessage = " + message);
  }

  /** As backends take it. */
  String location() {
    return "s3://" + bucket + "/" + key;
  }
}
