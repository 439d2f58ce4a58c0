package finme.gateway.client.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/** Whatever lies between them, whole frames are found, and nothing that is none. */
class FrameReaderTests {
    @Property(tries = 200)
    void findsEveryWholeFrameBetweenAnyRubbish(
            @ForAll @Size(max = 12) List<@Size(min = 1, max = 60) byte[]> contents,
            @ForAll @Size(max = 12) List<@Size(max = 40) byte[]> rubbish)
            throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        for (int i = 0; i < contents.size(); i++) {
            if (i < rubbish.size()) {
                file.write(rubbish.get(i));
            }
            file.write(Frame.of(contents.get(i)).array());
        }
        assertThat(read(file.toByteArray())).containsExactlyElementsOf(contents);
    }

    @Property(tries = 200)
    void onlyTheDamagedFrameIsMissing(
            @ForAll @Size(min = 1, max = 12) List<@Size(min = 1, max = 60) byte[]> contents,
            @ForAll int which,
            @ForAll int where,
            @ForAll byte what)
            throws IOException {
        int damaged = Math.floorMod(which, contents.size());
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        List<byte[]> expected = new ArrayList<>(contents);
        for (int i = 0; i < contents.size(); i++) {
            byte[] frame = Frame.of(contents.get(i)).array();
            if (i == damaged && what != 0) {
                frame[Math.floorMod(where, frame.length)] ^= what;
                expected.remove(damaged);
            }
            file.write(frame);
        }
        assertThat(read(file.toByteArray())).containsExactlyElementsOf(expected);
    }

    private static List<byte[]> read(byte[] bytes) throws IOException {
        Path file = Files.createTempFile("frames", ".log");
        try {
            Files.write(file, bytes);
            List<byte[]> found = new ArrayList<>();
            try (FileChannel channel = FileChannel.open(file)) {
                FrameReader reader = new FrameReader(channel);
                for (FrameReader.Found next = reader.next(); next != null; next = reader.next()) {
                    found.add(next.content());
                }
            }
            return found;
        } finally {
            Files.delete(file);
        }
    }
}
