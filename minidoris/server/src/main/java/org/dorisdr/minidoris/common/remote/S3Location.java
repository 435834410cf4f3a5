package org.dorisdr.minidoris.common.remote;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bucket and key of a location such as {@code s3://bucket/a/b}; the key may be empty. */
record S3Location(String bucket, String key) {
  private static final Pattern FORM =
      Pattern.compile("(?:s3|s3a|s3n|oss|cos|obs|gs)://([^/]+)/*(.*)", Pattern.CASE_INSENSITIVE);

  static S3Location of(String location) {
    Matcher matcher = FORM.matcher(location);
    if (!matcher.matches()) {
      throw RemoteStoreException.refused(
          "Not a location of an object store: " + location + ". HINT: write s3://bucket/path.");
    }
    return new S3Location(matcher.group(1), matcher.group(2));
  }

  /** Prefix of the keys below this one. */
  String prefix() {
    return key.isEmpty() || key.endsWith("/") ? key : key + "/";
  }
}
