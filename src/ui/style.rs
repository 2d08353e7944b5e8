//! Tells egui's own widgets our tokens: colours, type, spaces, no animation. It must not define any of them.

use egui::style::{ScrollAnimation, ScrollFadeStyle, ScrollStyle, WidgetVisuals};
use egui::{Color32, Context, CornerRadius, FontId, Stroke, Style, TextStyle, Vec2, Visuals, vec2};

use crate::casebook::view::Theme;

use super::theme::{Tokens, Type, size, space};

/// Dresses the whole window in a theme.
pub fn apply(ctx: &Context, theme: Theme) {
    let tokens = Tokens::of(theme);
    let kind = if theme == Theme::Dark { egui::Theme::Dark } else { egui::Theme::Light };
    ctx.set_theme(kind);
    ctx.set_style_of(kind, style(&tokens));
}

fn style(tokens: &Tokens) -> Style {
    let mut style = Style { animation_time: 0.0, visuals: visuals(tokens), ..Style::default() };
    let fonts: [(TextStyle, FontId); 5] = [
        (TextStyle::Small, Type::Small.font()),
        (TextStyle::Body, Type::Body.font()),
        (TextStyle::Button, Type::Body.font()),
        (TextStyle::Monospace, Type::Body.font()),
        (TextStyle::Heading, Type::Title.font()),
    ];
    style.text_styles = fonts.into();
    style.scroll_animation = ScrollAnimation::none();
    let spacing = &mut style.spacing;
    spacing.item_spacing = Vec2::splat(space::S);
    spacing.button_padding = vec2(space::L, 5.0);
    spacing.interact_size = vec2(size::SMALL, size::SMALL);
    spacing.scroll = scroll();
    spacing.menu_margin = egui::Margin::same(4);
    spacing.tooltip_width = 360.0;
    style.interaction.selectable_labels = false;
    style.interaction.tooltip_delay = 0.3;
    style
}

/// A bar that is always seen and takes its room beside the content.
fn scroll() -> ScrollStyle {
    ScrollStyle {
        bar_width: 8.0,
        floating_width: 8.0,
        floating_allocated_width: 12.0,
        bar_inner_margin: 2.0,
        bar_outer_margin: 2.0,
        foreground_color: true,
        dormant_background_opacity: 0.0,
        active_background_opacity: 0.0,
        interact_background_opacity: 0.0,
        dormant_handle_opacity: 0.4,
        active_handle_opacity: 0.5,
        interact_handle_opacity: 0.7,
        fade: ScrollFadeStyle { strength: 0.0, ..ScrollFadeStyle::default() },
        ..ScrollStyle::floating()
    }
}

fn visuals(tokens: &Tokens) -> Visuals {
    let mut visuals = if tokens.theme == Theme::Dark { Visuals::dark() } else { Visuals::light() };
    let widget = |fill: Color32, border: Stroke, ink: Color32| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: border,
        corner_radius: CornerRadius::same(size::RADIUS),
        fg_stroke: Stroke::new(1.0, ink),
        expansion: 0.0,
    };
    visuals.widgets.noninteractive = widget(tokens.ground, tokens.rule(), tokens.ink);
    visuals.widgets.inactive = widget(tokens.surface, tokens.border(), tokens.ink);
    visuals.widgets.hovered = widget(tokens.select, tokens.border(), tokens.ink);
    visuals.widgets.active = widget(tokens.sunken, tokens.focus(), tokens.ink);
    visuals.widgets.open = widget(tokens.select, tokens.border(), tokens.ink);
    visuals.selection.bg_fill = tokens.select;
    visuals.selection.stroke = Stroke::new(1.0, tokens.ink);
    visuals.override_text_color = None;
    visuals.weak_text_color = Some(tokens.ink3);
    visuals.hyperlink_color = tokens.ink;
    visuals.faint_bg_color = tokens.sunken;
    visuals.extreme_bg_color = tokens.surface;
    visuals.text_edit_bg_color = Some(tokens.surface);
    visuals.window_fill = tokens.surface;
    visuals.panel_fill = tokens.ground;
    visuals.window_stroke = tokens.rule();
    visuals.window_corner_radius = CornerRadius::same(size::RADIUS);
    visuals.menu_corner_radius = CornerRadius::same(size::RADIUS);
    let shadow = egui::Shadow { offset: [0, 4], blur: 0, spread: 0, color: Color32::from_black_alpha(26) };
    visuals.window_shadow = shadow;
    visuals.popup_shadow = shadow;
    visuals.text_cursor.stroke = Stroke::new(2.0, tokens.accent);
    visuals.text_cursor.blink = false;
    visuals
}
