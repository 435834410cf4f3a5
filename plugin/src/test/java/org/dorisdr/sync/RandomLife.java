package org.dorisdr.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;

/** A job in a world where anything happens, by a seed. Stateless. */
final class RandomLife {
  private RandomLife() {}

  /** Lives it to a calm end, where both sides have to be equal; returns the world. */
  static SimWorld live(long seed, boolean forgetful) {
    SimWorld world = new SimWorld(seed);
    world.forgetful = forgetful;
    SplittableRandom random = new SplittableRandom(seed);
    RandomUser someone = new RandomUser(world, random);
    for (int i = 0; i < 5; i++) {
      someone.act();
    }
    world.createJob();
    world.faults.crashPerMille = random.nextInt(20);
    world.faults.errorPerMille = random.nextInt(30);
    for (int i = 0; i < 120; i++) {
      someone.act();
      int steps = random.nextInt(8);
      for (int s = 0; s < steps; s++) {
        world.step();
      }
      if (random.nextInt(40) == 0) {
        world.target.failOver();
      }
      someone.damage();
    }
    world.target.broken.clear();
    someone.removeForeign();
    world.faults.crashPerMille = 0;
    world.faults.errorPerMille = 0;
    world.settle();
    assertThat(world.target.content())
        .as("seed %d, %s%n%s", seed, someone.story(), world.events())
        .isEqualTo(world.source.content());
    return world;
  }
}
