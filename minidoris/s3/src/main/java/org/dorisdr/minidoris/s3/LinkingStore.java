package org.dorisdr.minidoris.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;

/**
 * A store over a directory that copies objects by hard links and lists them page by page, so that a
 * copy inside it costs next to nothing and a page no more than what it tells, as in the stores that
 * this one stands for. Files of objects are replaced, never written into, so links to one are safe.
 * A copy has the modification time of what it was copied from. Thread safe.
 */
final class LinkingStore extends ForwardingBlobStore {
  private final Path root;

  LinkingStore(BlobStore store, Path root) {
    super(store);
    this.root = root;
  }

  @Override
  public CopyObjectResponse copyBlob(CopyObjectRequest request) {
    Path bucket = root.resolve(request.destinationBucket());
    Path from = root.resolve(request.sourceBucket()).resolve(request.sourceKey()).normalize();
    Path to = bucket.resolve(request.destinationKey()).normalize();
    boolean inside = from.startsWith(root) && to.startsWith(bucket);
    if (!inside || !isPlain(request) || !Files.isRegularFile(from) || Files.isDirectory(to)) {
      return super.copyBlob(request);
    }
    HeadObjectResponse head =
        delegate()
            .blobMetadata(
                software.amazon.awssdk.services.s3.model.HeadObjectRequest.builder()
                    .bucket(request.sourceBucket())
                    .key(request.sourceKey())
                    .build());
    if (head == null) {
      return super.copyBlob(request);
    }
    link(from, to);
    return CopyObjectResponse.builder()
        .copyObjectResult(r -> r.eTag(head.eTag()).lastModified(head.lastModified()))
        .build();
  }

  @Override
  public ListObjectsV2Response list(ListObjectsV2Request request) {
    Path bucket = root.resolve(request.bucket()).normalize();
    boolean inside = root.equals(bucket.getParent()) && Files.isDirectory(bucket);
    return inside && Listing.isPlain(request) ? Listing.of(bucket, request) : super.list(request);
  }

  /** Whether nothing is asked for but the same bytes in another place. */
  private static boolean isPlain(CopyObjectRequest request) {
    CopyObjectRequest plain =
        CopyObjectRequest.builder()
            .sourceBucket(request.sourceBucket())
            .sourceKey(request.sourceKey())
            .destinationBucket(request.destinationBucket())
            .destinationKey(request.destinationKey())
            .build();
    return request.equalsBySdkFields(plain);
  }

  /** As with an upload, whoever reads sees the old object or the new one. */
  private static void link(Path from, Path to) {
    try {
      Files.createDirectories(to.getParent());
      Path fresh = to.resolveSibling(to.getFileName() + "-" + UUID.randomUUID());
      Files.createLink(fresh, from);
      Files.move(fresh, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      // Between two links to the same file a move does nothing.
      Files.deleteIfExists(fresh);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
