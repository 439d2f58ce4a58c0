package finme.gateway.server.cabinet;

import com.fasterxml.jackson.databind.JsonNode;
import finme.account.SignedIn;
import finme.gateway.CabinetData;
import finme.gateway.server.proof.WhoAsks;
import org.springframework.web.bind.annotation.RestController;

/** Each call first asks who it is. */
@RestController
class DataForCabinet implements CabinetData {
    private final WhoAsks who;
    private final SharedFields shared;
    private final WholeExport export;
    private final ProfileOf profiles;
    private final Erasing erasing;

    DataForCabinet(WhoAsks who, SharedFields shared, WholeExport export, ProfileOf profiles, Erasing erasing) {
        this.who = who;
        this.shared = shared;
        this.export = export;
        this.profiles = profiles;
        this.erasing = erasing;
    }

    @Override
    public MyData shared(String session) {
        return new MyData(shared.of(who.person(session)));
    }

    @Override
    public JsonNode export(String session) {
        SignedIn borrower = who.person(session);
        return export.of(borrower, session);
    }

    @Override
    public void erase(Erase erase) {
        erasing.erase(who.person(erase.session()), erase);
    }

    @Override
    public void messages(Wish wish) {
        profiles.messages(who.person(wish.session()), wish.messages());
    }

    @Override
    public Profile profile(Asked asked) {
        return profiles.of(who.person(asked.session()), asked.language());
    }

    @Override
    public Profile change(Change change) {
        return profiles.change(who.person(change.session()), change);
    }
}
