package finme.source;

import finme.catalogue.Versioned;
import java.util.Optional;

/** The posting guides of all sources, as mapping, directories and kept sample are when somebody asks. */
public interface GuideBook {
    PostingGuide of(Versioned<Source> source);

    /** @return empty when no source has this link today */
    Optional<PostingGuide> byToken(String token);
}
