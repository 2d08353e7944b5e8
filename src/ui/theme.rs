//! All colours, sizes, spaces and type of the window, and nothing else. Screens take them from here alone.
//! All sizes are points: the text size is one zoom factor and scales everything.

use egui::{Color32, FontFamily, FontId, RichText, Stroke};

use crate::casebook::view::Theme;

/// Colours of a theme. What each is for: see the fields.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tokens {
    pub theme: Theme,
    /// Window, side columns.
    pub ground: Color32,
    /// What is being worked on: conversation, fields, cards, case head.
    pub surface: Color32,
    /// Top bar, private statements, suggestions.
    pub sunken: Color32,
    /// Chosen segment, text selection. Never under `ink3`.
    pub select: Color32,
    /// Rules between rows and panels: decoration only.
    pub line: Color32,
    /// Borders of everything that can be pressed or typed in.
    pub edge: Color32,
    /// Text.
    pub ink: Color32,
    /// Second line, labels, fill of 甲 and of 私下.
    pub ink2: Color32,
    /// Counts, times, placeholders.
    pub ink3: Color32,
    /// Words, marks and rings: current, must, overdue, focus.
    pub accent: Color32,
    /// The primary button and the bar of the current row.
    pub accent_fill: Color32,
    pub on_accent: Color32,
    /// Kept, settled, saved.
    pub done: Color32,
    /// Due soon, advice, a doubtful value.
    pub soon: Color32,
    /// Ground of a field with a doubtful value.
    pub soon_soft: Color32,
    /// Behind the paper.
    pub desk: Color32,
    /// Paper stays white in every theme.
    pub paper: Color32,
    pub paper_ink: Color32,
    /// The clause being edited, on screen only.
    pub paper_mark: Color32,
}

// This is where colours live.
#[allow(clippy::disallowed_methods)]
const fn rgb(hex: u32) -> Color32 {
    let [_, red, green, blue] = hex.to_be_bytes();
    Color32::from_rgb(red, green, blue)
}

const LIGHT: Tokens = Tokens {
    theme: Theme::Light,
    ground: rgb(0x00F6_F3EC),
    surface: rgb(0x00FF_FEFB),
    sunken: rgb(0x00EC_E8DE),
    select: rgb(0x00E7_E0D0),
    line: rgb(0x00DD_D7CA),
    edge: rgb(0x0086_7E71),
    ink: rgb(0x0023_201B),
    ink2: rgb(0x0057_5147),
    ink3: rgb(0x006B_6459),
    accent: rgb(0x00A3_301F),
    accent_fill: rgb(0x00A3_301F),
    on_accent: rgb(0x00FF_FFFF),
    done: rgb(0x002C_6842),
    soon: rgb(0x0085_5400),
    soon_soft: rgb(0x00FA_EFD5),
    desk: rgb(0x00E3_DED2),
    paper: rgb(0x00FF_FFFF),
    paper_ink: rgb(0x001A_1A1A),
    paper_mark: rgb(0x00F6_ECD6),
};

const DARK: Tokens = Tokens {
    theme: Theme::Dark,
    ground: rgb(0x001C_1B18),
    surface: rgb(0x0026_2420),
    sunken: rgb(0x0015_1412),
    select: rgb(0x003F_3A32),
    line: rgb(0x003D_3932),
    edge: rgb(0x0080_786B),
    ink: rgb(0x00ED_E8DE),
    ink2: rgb(0x00BF_B8AA),
    ink3: rgb(0x00A3_9C8E),
    accent: rgb(0x00F0_917E),
    accent_fill: rgb(0x00B3_3A27),
    done: rgb(0x008C_CB9F),
    soon: rgb(0x00E6_B860),
    soon_soft: rgb(0x0036_2C19),
    desk: rgb(0x0012_1110),
    ..LIGHT
};

const HIGH_CONTRAST: Tokens = Tokens {
    theme: Theme::HighContrast,
    ground: rgb(0x00FF_FFFF),
    surface: rgb(0x00FF_FFFF),
    sunken: rgb(0x00F2_F2F2),
    select: rgb(0x00D9_D9D9),
    line: rgb(0),
    edge: rgb(0),
    ink: rgb(0),
    ink2: rgb(0x001F_1F1F),
    ink3: rgb(0x0033_3333),
    accent: rgb(0x008A_1208),
    accent_fill: rgb(0x008A_1208),
    done: rgb(0x000B_4A22),
    soon: rgb(0x005E_3A00),
    soon_soft: rgb(0x00FF_F3D1),
    desk: rgb(0x00D9_D9D9),
    ..LIGHT
};

impl Tokens {
    /// The tokens of a theme.
    pub const fn of(theme: Theme) -> Tokens {
        match theme {
            Theme::Light => LIGHT,
            Theme::Dark => DARK,
            Theme::HighContrast => HIGH_CONTRAST,
        }
    }

    /// Rule between rows and panels.
    pub const fn rule(&self) -> Stroke {
        Stroke { width: 1.0, color: self.line }
    }

    /// Border of what can be pressed or typed in.
    pub const fn border(&self) -> Stroke {
        Stroke { width: 1.0, color: self.edge }
    }

    /// Ring of what has the focus.
    pub const fn focus(&self) -> Stroke {
        let width = if matches!(self.theme, Theme::HighContrast) { 3.0 } else { 2.0 };
        Stroke { width, color: self.accent }
    }
}

/// Spaces: 4 · 8 · 12 · 16 · 24 · 32.
pub mod space {
    pub const XS: f32 = 4.0;
    pub const S: f32 = 8.0;
    pub const M: f32 = 12.0;
    pub const L: f32 = 16.0;
    pub const XL: f32 = 24.0;
    pub const XXL: f32 = 32.0;
}

/// Sizes of parts, in points.
pub mod size {
    pub const RADIUS: u8 = 6;
    /// A button, a field.
    pub const CONTROL: f32 = 36.0;
    /// The primary button.
    pub const PRIMARY: f32 = 40.0;
    /// Small buttons, and the least height of anything that is pressed.
    pub const SMALL: f32 = 32.0;
    /// Buttons at the signing table.
    pub const SIGNING: f32 = 52.0;
    pub const TOP_BAR: f32 = 44.0;
    pub const NAVIGATION: f32 = 88.0;
    pub const CASE_HEAD: f32 = 108.0;
    pub const FOOTER: f32 = 52.0;
    pub const FOOTER_SLIM: f32 = 36.0;
    pub const PANEL_HEAD: f32 = 48.0;
    /// Two-line row of Today.
    pub const ROW_TALL: f32 = 52.0;
    /// Row of a table.
    pub const ROW: f32 = 44.0;
    pub const ROW_LOW: f32 = 36.0;
    /// Prompts of a step.
    pub const COLUMN_PROMPTS: f32 = 208.0;
    /// Issues and what is missing.
    pub const COLUMN_ISSUES: f32 = 348.0;
    /// Side column of Today, parties and ledger.
    pub const COLUMN_SIDE: f32 = 316.0;
    /// Width of the window below which it folds (text size 150 % on a small monitor).
    pub const FOLD: f32 = 1000.0;
    /// Width below which the right column becomes a sheet.
    pub const FOLD_COLUMN: f32 = 800.0;
    /// Width below which columns stack.
    pub const FOLD_STACK: f32 = 560.0;
}

/// Left and right margin of a page in a window of this width.
pub fn margin(window_width: f32) -> f32 {
    if window_width < size::FOLD { space::L } else { space::XL }
}

/// Name of the medium weight's family.
pub const MEDIUM: &str = "medium";

/// Type styles. Never below 14.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// Labels, second lines, counts, times, tags, footer.
    Small,
    SmallMedium,
    Body,
    /// Names and panel heads.
    BodyMedium,
    /// Case title, clause numbers, names on cards.
    Title,
    /// 今日, 台账, 来访登记.
    Page,
    /// The signer's name.
    Signer,
}

impl Type {
    /// Size in points.
    pub const fn size(self) -> f32 {
        match self {
            Type::Small | Type::SmallMedium => 14.0,
            Type::Body | Type::BodyMedium => 16.0,
            Type::Title => 20.0,
            Type::Page => 26.0,
            Type::Signer => 32.0,
        }
    }

    /// Line height in points.
    pub const fn line(self) -> f32 {
        match self {
            Type::Small | Type::SmallMedium => 20.0,
            Type::Body | Type::BodyMedium => 24.0,
            Type::Title => 28.0,
            Type::Page => 36.0,
            Type::Signer => 44.0,
        }
    }

    /// Face and size.
    pub fn font(self) -> FontId {
        let family = match self {
            Type::Small | Type::Body => FontFamily::Proportional,
            _ => FontFamily::Name(MEDIUM.into()),
        };
        FontId::new(self.size(), family)
    }

    /// Text in this style and colour.
    pub fn text(self, text: impl Into<String>, color: Color32) -> RichText {
        RichText::new(text).font(self.font()).line_height(Some(self.line())).color(color)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn luminance(color: Color32) -> f64 {
        let part = |value: u8| {
            let value = f64::from(value) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(color.r()) + 0.7152 * part(color.g()) + 0.0722 * part(color.b())
    }

    fn contrast(one: Color32, other: Color32) -> f64 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn text_reads_on_every_ground_of_every_theme() {
        for theme in [Theme::Light, Theme::Dark, Theme::HighContrast] {
            let tokens = Tokens::of(theme);
            for ground in [tokens.ground, tokens.surface, tokens.sunken] {
                for ink in [tokens.ink, tokens.ink2, tokens.ink3, tokens.accent, tokens.done, tokens.soon] {
                    assert!(contrast(ink, ground) >= 4.5, "{theme:?} {ink:?} on {ground:?}");
                }
                assert!(contrast(tokens.edge, ground) >= 3.0, "{theme:?} edge on {ground:?}");
            }
            for ink in [tokens.ink, tokens.ink2, tokens.accent] {
                assert!(contrast(ink, tokens.select) >= 4.5, "{theme:?} {ink:?} on select");
            }
            assert!(contrast(tokens.on_accent, tokens.accent_fill) >= 4.5, "{theme:?} primary button");
            assert!(contrast(tokens.surface, tokens.ink2) >= 4.5, "{theme:?} 私下");
        }
    }
}
