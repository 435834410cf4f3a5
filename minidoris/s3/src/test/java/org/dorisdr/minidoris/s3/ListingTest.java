package org.dorisdr.minidoris.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** A page of ours is the page of s3proxy's own listing, which looks at everything for it. */
class ListingTest {
  private static final String BUCKET = "bucket";

  /** Sorted differently with and without a slash behind them. */
  private static final String[] NAMES = {"a", "a.b", "a-b", "a0", "b", "b_", "__ss_x", "ä", "zz"};

  @TempDir Path directory;
  private BlobStore plain;
  private BlobStore ours;

  @BeforeEach
  void open() throws Exception {
    Files.createDirectories(directory.resolve(BUCKET));
    plain = new FilesystemNio2BlobStore(directory.toString());
    ours = new LinkingStore(plain, directory);
  }

  private void put(String key, String content) {
    byte[] bytes = content.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    plain.putBlob(
        PutObjectRequest.builder()
            .bucket(BUCKET)
            .key(key)
            .contentLength((long) bytes.length)
            .build(),
        new ByteArrayInputStream(bytes));
  }

  private List<String> fill(Random random) {
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      StringBuilder key = new StringBuilder();
      int depth = random.nextInt(4);
      for (int level = 0; level < depth; level++) {
        key.append(NAMES[random.nextInt(NAMES.length)]).append('/');
      }
      boolean isMarker = depth > 0 && random.nextInt(5) == 0;
      key.append(isMarker ? "" : "f" + NAMES[random.nextInt(NAMES.length)]);
      put(key.toString(), isMarker ? "" : "content" + i);
      keys.add(key.toString());
    }
    return keys;
  }

  @Test
  void listsWhatS3ProxyListsPageByPage() {
    Random random = new Random(7);
    List<String> keys = fill(random);
    for (int i = 0; i < 400; i++) {
      String key = keys.get(random.nextInt(keys.size()));
      String other = keys.get(random.nextInt(keys.size()));
      ListObjectsV2Request request =
          ListObjectsV2Request.builder()
              .bucket(BUCKET)
              .prefix(key.substring(0, random.nextInt(key.length() + 1)))
              .delimiter(random.nextBoolean() ? "/" : null)
              .startAfter(random.nextBoolean() ? other : null)
              .maxKeys(1 + random.nextInt(7))
              .build();
      comparePages(request);
    }
  }

  private void comparePages(ListObjectsV2Request first) {
    ListObjectsV2Request request = first;
    String token;
    do {
      ListObjectsV2Response expected = plain.list(request);
      ListObjectsV2Response page = ours.list(request);
      assertThat(page.contents()).as("%s", request).isEqualTo(expected.contents());
      assertThat(page.commonPrefixes()).as("%s", request).isEqualTo(expected.commonPrefixes());
      assertThat(page.nextContinuationToken())
          .as("%s", request)
          .isEqualTo(expected.nextContinuationToken());
      assertThat(page.isTruncated()).isEqualTo(expected.isTruncated());
      token = page.nextContinuationToken();
      request = request.toBuilder().continuationToken(token).build();
    } while (token != null);
  }

  @Test
  void leavesUnusualRequestsToS3Proxy() {
    put("a/f", "x");
    for (String prefix : new String[] {"", "a", "a/", "a/f", "a/f/", "b", "a//", "a/.", "a/./f"}) {
      ListObjectsV2Request request =
          ListObjectsV2Request.builder().bucket(BUCKET).prefix(prefix).build();
      assertThat(ours.list(request)).isEqualTo(plain.list(request));
    }
  }
}
