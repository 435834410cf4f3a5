package org.dorisdr.backup.store;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A location such as {@code s3://bucket/a/b}.
 *
 * @param prefix what the keys below it begin with: empty, or ends in a slash
 */
record S3Location(String bucket, String prefix) {
  private static final Pattern FORM =
      Pattern.compile(
          "(?:s3|s3a|s3n|oss|cos|cosn|obs|gs|bos|tos)://([^/]+)/*(.*?)/*",
          Pattern.CASE_INSENSITIVE);

  static S3Location of(String location) throws IOException {
    Matcher matcher = FORM.matcher(location);
    if (!matcher.matches()) {
      throw new IOException(
          "not a location of an object store: " + location + ". HINT: s3://bucket/path");
    }
    String path = matcher.group(2);
    return new S3Location(matcher.group(1), path.isEmpty() ? "" : path + "/");
  }
}
