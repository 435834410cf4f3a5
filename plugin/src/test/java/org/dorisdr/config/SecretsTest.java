package org.dorisdr.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SecretsTest {
  private final Secrets secrets = secrets("key one");

  private static Secrets secrets(String key) {
    return new Secrets(key.getBytes(StandardCharsets.UTF_8), new Random(7));
  }

  @Test
  void opensWhatItSealedAndNeverSealsTwiceAlike() throws SecretException {
    String sealed = secrets.seal("pässword", "here");
    assertThat(sealed).doesNotContain("ssword").isNotEqualTo(secrets.seal("pässword", "here"));
    assertThat(secrets("key one").open(sealed, "here")).isEqualTo("pässword");
    assertThat(secrets.open(secrets.seal("", "here"), "here")).isEmpty();
  }

  @Test
  void namesBothKeysWhenTheKeyIsAnother() {
    String sealed = secrets.seal("x", "here");
    assertThatThrownBy(() -> secrets("key two").open(sealed, "here"))
        .hasMessageContaining("here")
        .hasMessageContaining("sealed with key " + sealed.split(":")[1])
        .hasMessageContaining("dr_secret_key_file");
  }

  @Test
  void refusesASecretOfAnotherPlaceOrADamagedOne() {
    String sealed = secrets.seal("x", "here");
    assertThatThrownBy(() -> secrets.open(sealed, "there")).hasMessageContaining("damaged");
    assertThatThrownBy(() -> secrets.open(sealed.substring(0, sealed.length() - 6), "here"))
        .hasMessageContaining("damaged");
    assertThatThrownBy(() -> secrets.open("v9:x:y", "here")).hasMessageContaining("format");
  }
}
