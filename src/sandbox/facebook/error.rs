//! Facebook's refusals: the Graph API's error body and the codes that clients act on.

use serde_json::json;

use crate::sandbox::call::Reply;

/// A refusal as the Graph API words it.
#[derive(Debug, Clone)]
pub(super) struct GraphError {
    status: u16,
    kind: &'static str,
    code: u32,
    subcode: Option<u32>,
    transient: bool,
    message: String,
}

impl GraphError {
    fn new(code: u32, message: impl Into<String>) -> Self {
        Self {
            status: 400,
            kind: "OAuthException",
            code,
            subcode: None,
            transient: false,
            message: message.into(),
        }
    }

    /// 100: a parameter or field that is not known or not right.
    pub(super) fn parameter(message: &str) -> Self {
        Self::new(100, format!("(#100) {message}"))
    }

    /// 100 with subcode 33: the object is not there, or not ours.
    pub(super) fn gone(id: &str) -> Self {
        Self {
            kind: "GraphMethodException",
            subcode: Some(33),
            ..Self::new(
                100,
                format!(
                    "Unsupported request. Object with ID '{id}' does not exist, cannot be loaded \
                     due to missing permissions, or does not support this operation."
                ),
            )
        }
    }

    /// 100: the proof that the request comes from the app is missing or wrong.
    pub(super) fn proof(message: &str) -> Self {
        Self { kind: "GraphMethodException", ..Self::new(100, message) }
    }

    /// 101 and 1: the app is not the one it says.
    pub(super) fn application(message: &str) -> Self {
        Self::new(101, message)
    }

    /// 324: a picture that is none, or too large.
    pub(super) fn image(message: &str) -> Self {
        Self::new(324, format!("(#324) {message}"))
    }

    /// 2500: no such path.
    pub(super) fn no_such_path(path: &str) -> Self {
        Self::new(2500, format!("Unknown path components: {path}"))
    }

    /// 104: no token at all.
    pub(super) fn no_token() -> Self {
        Self::new(104, "An access token is required to request this resource.")
    }

    /// 190 without subcode: not a token of ours.
    pub(super) fn unknown_token() -> Self {
        Self::new(190, "Invalid OAuth access token - Cannot parse access token")
    }

    /// 190/463: the token's time is over.
    pub(super) fn expired_token() -> Self {
        Self {
            subcode: Some(463),
            ..Self::new(190, "Error validating access token: Session has expired.")
        }
    }

    /// 190/460: the password was changed.
    pub(super) fn revoked_token() -> Self {
        Self {
            subcode: Some(460),
            ..Self::new(
                190,
                "Error validating access token: The session has been invalidated because the user \
                 changed their password or Facebook has changed the session for security reasons.",
            )
        }
    }

    /// Our own strictness: Facebook itself takes a token in the address, where every log on the
    /// way keeps it.
    pub(super) fn token_in_address() -> Self {
        Self::parameter(
            "(rehearsal) A token in the address ends up in logs. Send it in the Authorization \
             header or in the body.",
        )
    }

    /// 200 on writes, 10 on reads: the token lacks a permission.
    pub(super) fn permission(code: u32, scope: &str) -> Self {
        Self {
            status: 403,
            ..Self::new(code, format!("(#{code}) Requires the permission {scope}"))
        }
    }

    /// 506: the same message twice in a row.
    pub(super) fn duplicate() -> Self {
        Self::new(506, "(#506) Duplicate status message")
    }

    /// 1500: the link is no address that followers could open.
    pub(super) fn link() -> Self {
        Self::new(1500, "The url you supplied is invalid")
    }

    /// 368/1390008: held back for posting too fast.
    pub(super) fn blocked() -> Self {
        Self {
            subcode: Some(1_390_008),
            ..Self::new(
                368,
                "The action attempted has been deemed abusive or is otherwise disallowed",
            )
        }
    }

    /// 32: too many requests for the page; Facebook says it with status 400.
    pub(super) fn too_many() -> Self {
        Self { transient: true, ..Self::new(32, "(#32) Page request limit reached") }
    }

    /// 2 with 503: down for a moment.
    pub(super) fn unavailable() -> Self {
        Self {
            status: 503,
            transient: true,
            ..Self::new(2, "An unexpected error has occurred. Please retry your request later.")
        }
    }

    /// 1 with 500: something broke, nobody knows how far it came.
    pub(super) fn internal() -> Self {
        Self { status: 500, ..Self::new(1, "An unknown error occurred") }
    }

    pub(super) fn reply(self, trace: &str) -> Reply {
        let mut error = json!({
            "message": self.message,
            "type": self.kind,
            "code": self.code,
            "is_transient": self.transient,
            "fbtrace_id": trace,
        });
        if let Some(subcode) = self.subcode {
            error["error_subcode"] = json!(subcode);
        }
        Reply::json(self.status, json!({ "error": error })).refused(self.message)
    }
}
