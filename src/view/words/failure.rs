//! What stands where a sheet cannot: loading, and each way of failing.

use super::Words;
use crate::edition::BundleError;
use crate::web::Failure;

/// A title and an explanation.
pub struct Message {
    /// In a few words.
    pub title: &'static str,
    /// What happened and what to do.
    pub text: String,
}

impl Words {
    pub fn loading(self) -> &'static str {
        self.pick("正在取报……", "Fetching the paper…")
    }

    /// A part of the reader did not come.
    pub fn unmet(self) -> &'static str {
        self.pick("没有取到这项功能，请检查网络。", "This could not be fetched. Check the network.")
    }

    pub fn retry(self) -> &'static str {
        self.pick("重试", "Try again")
    }

    pub fn to_newest(self) -> &'static str {
        self.pick("看最新一期", "Go to the newest edition")
    }

    /// What went wrong, in words.
    pub fn failure(self, failure: &Failure) -> Message {
        let (title, text) = match failure {
            Failure::Offline => (
                self.pick("没有网络", "No network"),
                self.pick(
                    "设备未连接网络，这一期也没有存在本机。连上网络后再试。".to_owned(),
                    "The device is offline and this edition is not kept on it. Try again once it is connected.".to_owned(),
                ),
            ),
            Failure::Unreachable { file } => (
                self.pick("取不到报纸", "The paper cannot be reached"),
                self.pick(
                    format!("服务器没有应答（{file}）。请稍后再试。"),
                    format!("The server did not answer ({file}). Try again in a moment."),
                ),
            ),
            Failure::Missing { file } => (
                self.pick("没有这一期", "There is no such edition"),
                self.pick(
                    format!("服务器上没有 {file}。可能已撤下，或地址有误。"),
                    format!("The server has no {file}. It may have been withdrawn, or the address is wrong."),
                ),
            ),
            Failure::Refused { file, status } => (
                self.pick("服务器拒绝了请求", "The server refused"),
                self.pick(format!("{file}：状态码 {status}。"), format!("{file}: status {status}.")),
            ),
            Failure::Unusable(BundleError::Newer { schema, .. }) => (
                self.pick("阅读器版本太旧", "This reader is too old"),
                self.pick(
                    format!("这一期采用较新的格式（{schema}）。请刷新页面；若仍不行，请告知报社。"),
                    format!("The edition is written in a newer format ({schema}). Reload the page; if that does not help, tell the publisher."),
                ),
            ),
            Failure::Unusable(error) => (
                self.pick("这一期的数据已损坏", "The edition is damaged"),
                self.pick(format!("数据无法读取（{error}）。请告知报社。"), format!("Its data cannot be read ({error}). Please tell the publisher.")),
            ),
            Failure::Empty => (
                self.pick("还没有出报", "Nothing has been published yet"),
                self.pick("第一期出版后会显示在这里。".to_owned(), "The first edition will appear here.".to_owned()),
            ),
            Failure::Nowhere => (
                self.pick("没有这一版", "There is no such page"),
                self.pick("这一期里没有这个地址所指的版面或文章。".to_owned(), "The edition has no page or article at this address.".to_owned()),
            ),
        };
        Message { title, text }
    }
}
