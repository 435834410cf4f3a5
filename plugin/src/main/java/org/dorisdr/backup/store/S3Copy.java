package org.dorisdr.backup.store;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * Copies objects within a bucket. Amazon copies up to 5 GB in one request; larger ones, and those
 * with which one request fails, go part by part, and appear when the last part is there. The size
 * is asked for only then: most files are small and many. Thread safe.
 *
 * @param limit objects above it are copied by parts if one request did not do, in bytes
 * @param part size of a part, in bytes
 */
record S3Copy(S3Client client, long limit, long part) {
  private static final long GIB = 1L << 30;

  /** Below Amazon's limit, so that no single request runs into a time-out. */
  static S3Copy ofAmazonsSizes(S3Client client) {
    return new S3Copy(client, GIB, GIB / 2);
  }

  void copy(String bucket, String from, String to) {
    try {
      client.copyObject(
          r -> r.sourceBucket(bucket).sourceKey(from).destinationBucket(bucket).destinationKey(to));
    } catch (SdkException e) {
      long size = client.headObject(r -> r.bucket(bucket).key(from)).contentLength();
      if (size <= limit) {
        throw e;
      }
      copyParts(bucket, from, to, size);
    }
  }

  private void copyParts(String bucket, String from, String to, long size) {
    String upload = client.createMultipartUpload(r -> r.bucket(bucket).key(to)).uploadId();
    try {
      List<CompletedPart> parts = new ArrayList<>();
      for (long at = 0; at < size; at += part) {
        parts.add(copyPart(bucket, from, to, upload, at, Math.min(size, at + part) - 1, parts));
      }
      client.completeMultipartUpload(
          r -> r.bucket(bucket).key(to).uploadId(upload).multipartUpload(m -> m.parts(parts)));
    } catch (RuntimeException e) {
      abort(bucket, to, upload, e);
      throw e;
    }
  }

  private CompletedPart copyPart(
      String bucket,
      String from,
      String to,
      String upload,
      long first,
      long last,
      List<CompletedPart> before) {
    int number = before.size() + 1;
    String tag =
        client
            .uploadPartCopy(
                r ->
                    r.sourceBucket(bucket)
                        .sourceKey(from)
                        .copySourceRange("bytes=" + first + "-" + last)
                        .destinationBucket(bucket)
                        .destinationKey(to)
                        .uploadId(upload)
                        .partNumber(number))
            .copyPartResult()
            .eTag();
    return CompletedPart.builder().partNumber(number).eTag(tag).build();
  }

  /** Parts that nobody completes cost money for ever. */
  private void abort(String bucket, String to, String upload, RuntimeException why) {
    try {
      client.abortMultipartUpload(r -> r.bucket(bucket).key(to).uploadId(upload));
    } catch (RuntimeException e) {
      why.addSuppressed(e);
    }
  }
}
